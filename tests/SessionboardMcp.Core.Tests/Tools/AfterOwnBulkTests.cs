using System.Net;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>
/// What one's own bulk change or commit made of sessions is known right after it, though Sessionboard's reads are three minutes old and no answer tells
/// the values.
/// </summary>
public sealed class AfterOwnBulkTests
{
    private const int Event = Organizer.Event;

    [Fact]
    public async Task A_session_of_a_bulk_change_is_changed_again_at_once()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer);
        await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, sessions[0].Id);
        await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await DoneAsync(organizer, "update_session", new { event_id = Event, session_id = sessions[0].Id, title = "Another title" });

        again.Records.Single().Outcome.ShouldBe(RecordOutcome.Changed, again.Records.Single().OutcomeNote);
        var live = await organizer.Assistant.As("sandbox-read").Sessions.GetAsync(Event, sessions[0].Id);
        (live.Title, live.Capacity).ShouldBe(("Another title", 7));
        (await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = sessions[1].Id, capacity = 8 })).Rows()[0][3].GetString().ShouldBe("7");
    }

    [Fact]
    public async Task A_session_that_a_commit_moved_is_changed_again_at_once()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await PlacedAsync(organizer);
        await DoneAsync(organizer, "create_agenda_draft", new { event_id = Event, name = "Plan B" });
        await DoneAsync(organizer, "place_session", new { event_id = Event, draft_id = "Plan B", session_id = session.Id, starts_at = "2026-09-24T06:00" });
        await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id);
        await DoneAsync(organizer, "commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await DoneAsync(organizer, "update_session", new { event_id = Event, session_id = session.Id, capacity = 7 });

        again.Records.Single().Outcome.ShouldBe(RecordOutcome.Changed, again.Records.Single().OutcomeNote);
    }

    // Sessionboard's searches may be three minutes old or fail: then it is known what was written, and not as of when it is.
    [Fact]
    public async Task Where_it_cannot_be_read_afterwards_what_was_sent_is_shown_and_nobody_else_is_blamed()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer);
        await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, sessions[0].Id);
        FailSearchesAfterBulk(organizer);
        await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });
        organizer.Wire.Break = _ => null;
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await DoneAsync(organizer, "update_session", new { event_id = Event, session_id = sessions[0].Id, capacity = 8 });

        var record = again.Records.Single();
        record.Fields.Single().ShownBefore.ShouldBe("7");
        (record.Outcome, again.State).ShouldBe((RecordOutcome.Conflict, ChangeState.Refused));
        record.OutcomeNote.ShouldBe("It was changed since it was read: by this connection itself, in bulk or by a commit of the last minutes, or by somebody else. Nothing of it was written. Sessionboard's reads show it within three minutes: ask again then.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Those_that_left_a_track_in_bulk_are_not_counted_when_it_is_deleted_nor_afterwards(bool canRead)
    {
        await using var organizer = await Organizer.OpenAsync();
        var made = await DoneAsync(organizer, "create_event_setting", new { event_id = Event, kind = "track", name = "Left behind" });
        var track = made.Records.Single().Id!;
        var sessions = await AbstractsAsync(organizer, Guid.Parse(track));
        (await organizer.Assistant.AskAsync("get_event_overview", new { event_id = Event })).GetRawText().ShouldContain("Left behind");
        if (!canRead)
            FailSearchesAfterBulk(organizer);
        await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_track = "Editorial" });
        organizer.Wire.Break = _ => null;

        var planned = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "track", id = track });

        planned.Notice()!.ShouldContain("used by 0 sessions and abstracts");
        await organizer.DecideAsync(planned.GetProperty("changeId").GetString()!);
        (await organizer.Assistant.AskAsync("get_event_overview", new { event_id = Event })).GetRawText().ShouldNotContain("Left behind");
        (await organizer.Assistant.AskAsync("search_sessions", new { event_id = Event, track = "Editorial", kind = "abstract" })).GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(sessions.Count);
    }

    [Fact]
    public async Task Another_process_shows_what_was_sent_and_blames_nobody()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)));
        var sessions = await AbstractsAsync(organizer);
        await other.Sessionboard.Sessions.GetAsync(Event, sessions[0].Id);
        await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });

        var asked = await other.AskAsync("update_session", new { event_id = Event, session_id = sessions[0].Id, capacity = 8 });

        asked.GetProperty("state").GetString().ShouldBe("refused", "an abstract that the public does not see needs nobody's yes");
        asked.Rows()[0][3].GetString().ShouldBe("7");
        asked.Rows()[0][6].GetString().ShouldStartWith("conflict: It was changed since it was read: by this connection itself");
    }

    [Fact]
    public async Task What_was_put_back_at_once_is_shown_as_it_was_though_nothing_can_be_read()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer);
        await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, sessions[0].Id);
        FailSearchesAfterBulk(organizer);
        var done = await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        organizer.Wire.Break = _ => null;
        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = done.Id });
        FailSearchesAfterBulk(organizer);
        (await organizer.DecideAsync(undo.GetProperty("changeId").GetString()!)).State.ShouldBe(ChangeState.Applied);
        organizer.Wire.Break = _ => null;

        (await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = sessions[0].Id, capacity = 8 })).Rows()[0][3].GetString().ShouldBe("40");
    }

    // The read may take as long as Sessionboard likes, and a process may end meanwhile.
    [Fact]
    public async Task That_it_was_done_is_kept_before_it_is_read_again()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer);
        var (wasSent, kept) = (false, new List<Task<IReadOnlyList<ChangeSet>>>());
        organizer.Wire.Break = request =>
        {
            var path = request.RequestUri!.AbsolutePath;
            wasSent |= path.EndsWith("/sessions/bulk", StringComparison.Ordinal);
            if (wasSent && path.EndsWith("/sessions", StringComparison.Ordinal))
                kept.Add(organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None));
            return null;
        };

        await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });

        kept.ShouldNotBeEmpty();
        (await kept[0]).ShouldHaveSingleItem().State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task A_grant_that_ends_right_after_it_does_not_hide_that_it_was_done()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer);
        var asked = false;
        AfterBulk(organizer, () =>
        {
            asked = true;
            throw new AccessEndedException();
        });

        var done = await DoneAsync(organizer, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });

        asked.ShouldBeTrue();
        done.State.ShouldBe(ChangeState.Applied);
        done.Records.ShouldAllBe(record => record.IsWritten);
    }

    private static void FailSearchesAfterBulk(Organizer organizer) =>
        AfterBulk(organizer, () => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") });

    private static void AfterBulk(Organizer organizer, Func<HttpResponseMessage> search)
    {
        var wasSent = false;
        organizer.Wire.Break = request =>
        {
            var path = request.RequestUri!.AbsolutePath;
            wasSent |= path.EndsWith("/sessions/bulk", StringComparison.Ordinal);
            return wasSent && path.EndsWith("/sessions", StringComparison.Ordinal) ? search() : null;
        };
    }

    // More than are sent one by one, as everybody sees them for minutes.
    private static async Task<List<Session>> AbstractsAsync(Organizer organizer, Guid? track = null)
    {
        var sessions = (await organizer.Assistant.As("sandbox-read").Sessions.SearchAsync(Event, new SessionSearch { IsAbstract = true }, 1, 100)).Items.Where(session => session.CompositionStatus is not { IsReadOnly: true }).Take(30).ToList();
        sessions.Count.ShouldBe(30);
        foreach (var session in sessions)
            organizer.SomebodyChanges(session.Id, held => held with { Capacity = 40, TrackId = track ?? held.TrackId });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        return sessions;
    }

    private static async Task<Session> PlacedAsync(Organizer organizer) =>
        (await organizer.Assistant.As("sandbox-read").Sessions.SearchAsync(Event, new SessionSearch { IsAbstract = false }, 1, 100)).Items
            .First(one => one is { Room: not null, StartsAt: not null, Subsessions.Count: 0, CompositionStatus: not { IsReadOnly: true } } && one.EndsAt > one.StartsAt);

    private static async Task<ChangeSet> DoneAsync(Organizer organizer, string tool, object arguments)
    {
        var answer = await organizer.Assistant.AskAsync(tool, arguments);
        var id = answer.GetProperty("changeId").GetString()!;
        return answer.GetProperty("state").GetString() == "waiting" ? await organizer.DecideAsync(id) : (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;
    }
}
