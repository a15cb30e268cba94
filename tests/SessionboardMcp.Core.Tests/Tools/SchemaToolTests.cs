using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class SchemaToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Without_an_entity_every_entity_is_shown_with_fields_and_relationships()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("get_schema");

        answer.Columns().ShouldBe(["entity", "find", "fields", "relationships"]);
        var sessions = answer.Rows().Single(row => row[0].GetString() == "sessions");
        sessions[1].GetString().ShouldBe("Session Abstract");
        sessions[2].GetString()!.Split(' ').ShouldContain("status_category");
        sessions[3].GetString()!.Split(' ').ShouldContain("speakers");
        answer.Rows().Select(row => row[0].GetString()).ShouldBe(
            ["sessions", "speakers", "contacts", "tracks", "rooms", "tags", "formats", "levels", "languages", "sponsors", "exhibitors",
             "participant_contacts", "ratings", "criteria_ratings", "Evaluation_Plan_Ratings", "events"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_event_adds_its_custom_fields_and_roles()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var seeded = SharedSeed.Organization.Events.MaxBy(candidate => candidate.Sessions.Count)!;
        var custom = seeded.Fields.First(field => field is { IsCustom: true, Module: "session" }).InternalName;

        var organization = await assistant.AskAsync("get_schema", new { entity = "sessions" });
        var one = await assistant.AskAsync("get_schema", new { entity = "Session", event_id = seeded.Id });

        one.Rows().Select(row => row[0].GetString()).ShouldContain(custom);
        organization.Rows().Select(row => row[0].GetString()).ShouldNotContain(custom);
        one.Receipt().GetProperty("event").GetString().ShouldBe($"{seeded.Name} ({seeded.Id})");
        (await assistant.AskAsync("get_schema", new { event_id = seeded.Name })).Notice()!.ShouldContain("panelist");
    }

    [Fact]
    public async Task Sensitive_fields_are_not_shown_and_personal_ones_are_marked()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var fields = (await assistant.AskAsync("get_schema", new { entity = "contacts" })).Rows();

        fields.Select(row => row[0].GetString()).ShouldNotContain("ethnicity");
        fields.Single(row => row[0].GetString() == "email")[2].GetString()!.ShouldContain("masked");
    }

    [Fact]
    public async Task A_wrong_entity_names_the_three_nearest()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.AskInVainAsync("get_schema", new { entity = "sesion" }))
            .ShouldMatch("^Argument `entity`: there is no entity \"sesion\"\\. The nearest: sessions, \\w+, \\w+\\.$");
    }

    [Fact]
    public async Task A_token_without_insights_is_told_what_may_be_off()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-insights");

        var error = await assistant.AskInVainAsync("get_schema");

        error.ShouldContain("403");
        error.ShouldContain("read:insights");
    }
}
