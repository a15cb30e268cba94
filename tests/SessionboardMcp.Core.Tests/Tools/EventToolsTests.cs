using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class EventToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task List_events_returns_every_event_of_the_organization()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("list_events");

        answer.Columns().ShouldBe(["id", "name", "timezone"]);
        answer.Rows().Select(row => (row[0].GetInt32(), row[1].GetString()!, row[2].GetString()!))
            .ShouldBe(SharedSeed.Organization.Events.Select(seeded => (seeded.Id, seeded.Name, seeded.TimeZone)), ignoreOrder: true);
        answer.GetProperty("total").GetInt32().ShouldBe(4);
        answer.Receipt().GetProperty("source").GetString().ShouldBe("sandbox (invented data)");
        answer.Receipt().GetProperty("masked").GetBoolean().ShouldBeTrue();
        answer.Receipt().GetProperty("budget").GetProperty("category").GetString().ShouldBe("entity_reads");
    }

    [Fact]
    public async Task A_token_that_is_limited_to_an_event_sees_only_that_one()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-one-event");

        (await assistant.AskAsync("list_events")).Rows().Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("Meridian DevCon 2027", "Meridian DevCon 2027")]
    [InlineData("meridian devcon 2027", "Meridian DevCon 2027")]
    [InlineData("devcon", "Meridian DevCon 2027|Meridian DevCon 2028")]
    [InlineData("forum", "Publishing Forum Berlin 2026")]
    public async Task Find_event_finds_names_and_parts_of_names(string wanted, string expected)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("find_event", new { name = wanted });

        string.Join('|', answer.Rows().Select(row => row[1].GetString()).Order(StringComparer.Ordinal)).ShouldBe(expected);
        answer.Notice().ShouldBeNull();
    }

    [Fact]
    public async Task Find_event_takes_an_id()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var id = SharedSeed.Organization.Events[0].Id;

        (await assistant.AskAsync("find_event", new { name = id })).Rows().ShouldHaveSingleItem()[0].GetInt32().ShouldBe(id);
    }

    [Theory]
    [InlineData("Meridan Devcom 2027")]
    [InlineData("Something else entirely")]
    public async Task Without_a_match_the_three_nearest_are_shown_and_said_to_be_no_match(string wanted)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("find_event", new { name = wanted });

        answer.Rows().Length.ShouldBe(3);
        answer.Notice().ShouldBe($"No event is called \"{wanted}\"; these names are the nearest. Ask which one is meant.");
    }

    [Fact]
    public async Task The_nearest_name_comes_first()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("find_event", new { name = "Meridan Devcom 2028" });

        answer.Rows()[0][1].GetString().ShouldBe("Meridian DevCon 2028");
    }

    [Fact]
    public async Task A_wrong_event_names_the_three_nearest()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var error = await assistant.AskInVainAsync("run_query", new { query = "FIND Session", event_id = "Meridian DevCon 2029" });

        error.ShouldStartWith("Argument `event_id`: no event has the id or name \"Meridian DevCon 2029\". The nearest: ");
        error.ShouldContain("(Meridian DevCon 2027)");
        error.Count(character => character == '(').ShouldBe(3);
    }

    [Theory]
    [InlineData("sandbox-nonsense", "Sessionboard does not accept the credential (401).")]
    public async Task An_unknown_token_is_told(string token, string expected)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, token);

        (await assistant.AskInVainAsync("list_events")).ShouldStartWith(expected);
    }
}
