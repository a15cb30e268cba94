using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Behind every number of an overview stands a list.</summary>
public sealed class DrillDownTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<int> Events => [.. SharedSeed.Organization.Events.Select(seeded => seeded.Id)];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Every_number_of_the_overview_is_the_total_of_a_list(int eventId)
    {
        var assistant = await sandbox.AssistantAsync();
        var overview = await assistant.AskAsync("get_event_overview", new { event_id = eventId });
        overview.Rows().ShouldNotBeEmpty();

        foreach (var (group, name, count) in overview.Rows().Select(row => (row[0].GetString()!, row[1].GetString()!, row[2].GetInt32())))
        {
            var (tool, arguments) = List(group, name);
            arguments["event_id"] = eventId;

            (await assistant.AskAsync(tool, arguments)).GetProperty("total").GetInt32().ShouldBe(count, $"{group}: {name}");
        }
    }

    [Theory]
    [InlineData("Monday", "2027-03-15")]
    [InlineData("mon", "2027-03-15")]
    [InlineData("２０２７－０３－１５", "2027-03-15")]
    [InlineData("2027-3-15", "2027-03-15")]
    [InlineData("2027-03-15T23:30:00-05:00", "2027-03-15")]
    [InlineData("2027-03-16T03:00:00Z", "2027-03-15")]
    public async Task A_day_is_a_date_of_the_event_or_its_only_day_of_that_name(string wanted, string day)
    {
        var assistant = await sandbox.AssistantAsync();

        var rows = (await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.DevCon, day = wanted, kind = "session" })).Rows();

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row[5].GetString()!.StartsWith(day));
    }

    [Theory]
    [InlineData("3/9/2027")]
    [InlineData("Thursday")]
    [InlineData("day 2")]
    [InlineData("???")]
    public async Task What_is_no_day_of_the_event_is_asked_back_with_its_days(string wanted)
    {
        var assistant = await sandbox.AssistantAsync();

        var error = await assistant.AskInVainAsync("search_sessions", new { event_id = SeededEvents.DevCon, day = wanted });

        error.ShouldStartWith("Argument `day`");
        error.ShouldContain("2027-03-15 (Monday)");
    }

    [Fact]
    public async Task What_nobody_speaks_in_is_what_the_check_tells()
    {
        var assistant = await sandbox.AssistantAsync();

        var listed = await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.DevCon, kind = "session", status = "accepted", speaker = "none" });
        var told = await assistant.AskAsync("check_programme", new { event_id = SeededEvents.DevCon, only = "no_speaker" });

        listed.Rows().Select(row => row[0].GetString()).ShouldBe(told.Rows().Select(row => row[1].GetString()), ignoreOrder: true);
        listed.Rows().ShouldNotBeEmpty();
    }

    private static (string Tool, Dictionary<string, object> Arguments) List(string group, string name) => (group.Split(" by "), name) switch
    {
        (["total"], "sessions" or "abstracts" or "sub-sessions") => ("search_sessions", new() { ["kind"] = name }),
        (["total"], "speakers in the accepted programme") => ("search_people", new() { ["role"] = "speaker", ["in_programme"] = true }),
        (["total"], "all speakers, of submissions too") => ("search_people", new() { ["role"] = "speaker" }),
        (["total"], "contacts") => ("search_people", []),
        (["total"], _) => ("search_sponsors_exhibitors", new() { ["kind"] = name }),
        ([var kind, "custom status"], _) => ("search_sessions", new() { ["kind"] = kind, ["status"] = name }),
        ([var kind, var by], _) => ("search_sessions", new() { ["kind"] = kind, [by] = name }),
        _ => ("check_programme", new() { ["only"] = name }),
    };
}
