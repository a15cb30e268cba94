using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What the event has and no session does is found nowhere, which is an answer; what it does not have is a wrong argument.</summary>
public sealed class UnusedSettingsTests
{
    private const int Event = Organizer.Event;

    [Fact]
    public async Task A_status_that_no_session_has_finds_none_and_one_that_there_is_not_is_wrong()
    {
        await using var organizer = await Organizer.OpenAsync();
        var statuses = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Statuses)).OfType<SessionStatus>().ToList();
        var (custom, core) = (statuses.First(status => status.IsCustom), statuses.First(status => !status.IsCustom));
        foreach (var session in await WithAsync(organizer, custom))
            organizer.SomebodyChanges(session.Id, held => held with { StatusId = core.Id });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));

        foreach (var wanted in new[] { custom.Name!, custom.Id })
        {
            var found = await organizer.Assistant.AskAsync("search_sessions", new { event_id = Event, status = wanted });
            found.GetProperty("total").GetInt32().ShouldBe(0);
            found.Notice()!.ShouldContain($"The event has the status \"{custom.Name}\", and no session or abstract has it.");
        }

        (await organizer.Assistant.AskInVainAsync("search_sessions", new { event_id = Event, status = custom.Name![..^2] + "xx" })).ShouldContain($"\"{custom.Name}\"", customMessage: "it is the nearest");
        (await organizer.Assistant.AskInVainAsync("update_sessions", new { event_id = Event, status = custom.Name, set_capacity = 7 })).ShouldStartWith("Nothing to change: no session or abstract of the event meets these conditions.");
        (await organizer.Assistant.AskInVainAsync("search_sessions", new { event_id = Event, status = "sort of" })).ShouldStartWith("Argument `status`: the event has no status \"sort of\". The nearest: ");
    }

    [Theory]
    [InlineData("track")]
    [InlineData("room")]
    [InlineData("tag")]
    [InlineData("format")]
    [InlineData("level")]
    [InlineData("language")]
    public async Task Any_other_setting_that_no_session_has_finds_none(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();
        var name = new string('N', ToolInput.LongestName);
        await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind, name });

        (await organizer.Assistant.AskAsync("search_sessions", new Dictionary<string, object?> { ["event_id"] = Event, [kind] = name })).GetProperty("total").GetInt32().ShouldBe(0);
        if (kind != "tag")
            (await organizer.Assistant.AskAsync("create_session", new Dictionary<string, object?> { ["event_id"] = Event, ["title"] = "An idea", ["kind"] = "abstract", [kind] = name })).GetProperty("state").GetString().ShouldNotBe("refused");
        (await organizer.Assistant.AskInVainAsync("search_sessions", new Dictionary<string, object?> { ["event_id"] = Event, [kind] = name + "N" })).ShouldContain("255");
    }

    private static async Task<List<Session>> WithAsync(Organizer organizer, SessionStatus status)
    {
        var all = new List<Session>();
        for (var page = 1; ; page++)
        {
            var found = await organizer.Assistant.As("sandbox-read").Sessions.SearchAsync(Event, new SessionSearch(), page, 100);
            all.AddRange(found.Items.Where(session => session.CustomStatus?.Id == status.Id));
            if (found.Items.Count < 100)
                return all;
        }
    }
}
