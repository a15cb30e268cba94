using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>A time far from the event's days, or longer than a day, is hardly meant: whoever asks and whoever approves is told.</summary>
public sealed class OddTimesTests
{
    private const int Event = SessionboardMcp.Sandbox.Seed.SeededEvents.DevCon;

    [Theory]
    [InlineData("2072-03-10T07:00", "2072-03-10T08:00", "days after the last day of the event, 20")]
    [InlineData("2026-03-10T07:00", "2026-03-10T08:00", "days before the first day of the event, 20")]
    [InlineData("2027-03-09T07:00", "2027-03-13T07:00", "It would last 96 hours.")]
    [InlineData("2027-03-09T07:00", "2027-03-10T07:00", null)]
    [InlineData("2027-03-13T07:00", "2027-03-13T08:00", null)]
    public async Task A_place_far_off_or_for_days_is_told_when_it_is_placed_and_before_it_goes_live(string starts, string ends, string? told)
    {
        await using var organizer = await DraftWritesTests.OpenAsync();
        var session = DraftWritesTests.Live(await DraftWritesTests.SessionsAsync(organizer)).First(one => one is { Room: not null, StartsAt: not null, Status: "accepted", Subsessions.Count: 0 } && one.EndsAt > one.StartsAt);
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var placed = await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = session.Id, starts_at = starts, ends_at = ends });
        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        var changed = await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, starts_at = starts, ends_at = ends });

        placed.GetProperty("state").GetString().ShouldBe("applied");
        foreach (var text in new[] { placed.GetProperty("rows").ToString(), planned.GetProperty("rows").ToString(), changed.Notice()! })
        {
            (text.Contains(" day of the event, ", StringComparison.Ordinal) || text.Contains("It would last", StringComparison.Ordinal)).ShouldBe(told is not null, text);
            text.ShouldContain(told ?? "");
        }

        planned.Notice()!.Contains("1 session gets a time that is far from the event's days, or longer than a day", StringComparison.Ordinal).ShouldBe(told is not null);
    }

    [Fact]
    public async Task Of_a_new_session_and_of_several_it_is_told_too()
    {
        await using var organizer = await DraftWritesTests.OpenAsync();
        var sessions = DraftWritesTests.Live(await DraftWritesTests.SessionsAsync(organizer)).Where(one => one is { StartsAt: not null, Status: "accepted", Subsessions.Count: 0, CompositionStatus.IsReadOnly: not true }).Take(2).ToList();

        var made = await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "Far off", kind = "session", starts_at = "2072-03-10T07:00", ends_at = "2072-03-10T08:00" });
        var many = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, table = "id,starts_at,ends_at\n" + string.Join('\n', sessions.Select(session => $"{session.Id},2072-03-10T07:00,2072-03-10T08:00")) });

        made.Notice()!.ShouldContain("days after the last day of the event, ");
        many.Notice()!.ShouldContain("2 sessions get a time that is far from the event's days, or longer than a day");
    }
}
