using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>A value that no setting has is told with the nearest, and costs nothing.</summary>
public sealed class KnownSettingsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Event Largest = SharedSeed.Organization.Events.Single(one => one.Id == SeededEvents.DevCon);

    public static TheoryData<string, string> Kinds => new()
    {
        { "FIND Session WHERE track.name = '{0}'", "tracks" },
        { "FIND Session WHERE track_name = '{0}'", "tracks" },
        { "FIND Track WHERE name = '{0}'", "tracks" },
        { "SELECT session.title FROM sessions JOIN tracks WHERE tracks.name = '{0}' AND session.is_abstract = FALSE", "tracks" },
        { "SELECT title FROM sessions WHERE is_abstract = FALSE AND '{0}' = track.name", "tracks" },
        { "FIND Speaker WHERE sessions.track.name = '{0}' AND sessions.is_abstract = FALSE INCLUDE full_name, sessions.title", "tracks" },
        { "FIND Session WHERE room.name IN ('{0}')", "rooms" },
        { "FIND Session WHERE room.name != '{0}' OR room.name IS NULL", "rooms" },
        { "FIND Session WHERE tags.name = '{0}'", "tags" },
        { "FIND Session WHERE format.name LIKE '{0}'", "formats" },
        { "FIND Session WHERE UPPER(level.name) = '{0}'", "levels" },
        { "FIND Session WHERE NOT (language.name = '{0}') OR language.id IS NULL", "languages" },
        { "FIND Participant WHERE role_slug = '{0}' AND session.is_abstract = FALSE", "roles" },
        { "FIND Session INCLUDE track.name, COUNT(id) AS n GROUP BY track.name HAVING track.name = '{0}'", "tracks" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_misspelt_one_is_told_with_the_nearest_and_a_right_one_in_any_case_is_not(string query, string kind)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var name = Names(kind)[^1];

        await assistant.AskAsync("run_query", new { query = "FIND Session", event_id = Largest.Id, check_only = true });
        var before = assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights)!.Remaining;

        var refused = await assistant.AskInVainAsync("run_query", new { query = Filled(query, Misspelt(name)), event_id = Largest.Id });
        refused.ShouldStartWith("Not sent, so no request was spent");
        refused.ShouldContain("SBQL017 ");
        refused.ShouldContain($"'{name}'");
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights)!.Remaining.ShouldBe(before, "reading the schema was all");

        await assistant.AskAsync("run_query", new { query = Filled(query, name.ToUpperInvariant()), event_id = Largest.Id, limit = 1 });
    }

    [Fact]
    public async Task The_settings_of_several_events_count_together_and_without_an_event_none_is_checked()
    {
        var assistant = await sandbox.AssistantAsync();
        var events = SharedSeed.Organization.Events;
        var other = events.Single(one => one.Id == SeededEvents.HealthDay);
        var name = other.Tracks.First(track => Largest.Tracks.All(own => own.Name != track.Name)).Name;
        var query = $"FIND Session WHERE track.name = '{name}' INCLUDE COUNT(id) AS n";

        (await assistant.AskInVainAsync("run_query", new { query, event_id = Largest.Id })).ShouldContain("SBQL017");
        await assistant.AskAsync("run_query", new { query, event_ids = new[] { Largest.Id, other.Id } });
        await assistant.AskAsync("run_query", new { query });
    }

    [Fact]
    public async Task Where_names_are_masked_nothing_is_judged_and_none_is_told()
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        host.Replace(SharedSeed.Organization.Edit(Largest.Id, one => one with
        {
            Tracks = [.. one.Tracks.Select((track, place) => place == 0 ? track with { Name = "S***" } : track)],
            Rooms = [.. one.Rooms.Select((room, place) => place == 0 ? room with { Name = "Ask ada@byron.example" } : room)],
        }));
        await using var assistant = await Assistant.ConnectAsync(host.BaseAddress);

        await assistant.AskAsync("run_query", new { query = "FIND Session WHERE track.name = 'Securty'", event_id = Largest.Id });
        var refused = await assistant.AskInVainAsync("run_query", new { query = "FIND Session WHERE room.name = 'Ask ada'", event_id = Largest.Id });
        refused.ShouldContain("SBQL017");
        refused.ShouldNotContain("byron");
    }

    private static List<string> Names(string kind) => kind switch
    {
        "tracks" => [.. Largest.Tracks.Select(one => one.Name)],
        "rooms" => [.. Largest.Rooms.Select(one => one.Name)],
        "tags" => [.. Largest.Tags.Select(one => one.Name)],
        "formats" => [.. Largest.Formats.Select(one => one.Name)],
        "levels" => [.. Largest.Levels.Select(one => one.Name)],
        "languages" => [.. Largest.Languages.Select(one => one.Name)],
        _ => [.. Largest.Roles.Select(role => role.Slug)],
    };

    private static string Misspelt(string name) => name[..^1] + "x";

    private static string Filled(string query, string value) => query.Replace("{0}", value.Replace("'", "''"), StringComparison.Ordinal);
}
