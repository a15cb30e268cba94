using System.Net;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>
/// A change is put back by somebody who has not seen yet what it made of the sessions: what others, or this connection itself, did there since is never written over.
/// </summary>
public sealed class UndoUnseenTests
{
    private const int Event = Organizer.Event;

    // As many as are put back in bulk, and as few as go one by one.
    [Theory]
    [InlineData(30)]
    [InlineData(20)]
    public async Task At_another_replica_what_somebody_changed_since_stays_and_the_rest_is_put_back(int filled)
    {
        await using var organizer = await Organizer.OpenAsync();
        var (other, sessions, changed) = await ChangedAsync(organizer, 57, filled);
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        organizer.SomebodyChanges(sessions[0].Id, held => held with { Capacity = 501 });

        var undo = await DoneAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        undo.Records.Count.ShouldBe(filled);
        undo.Effects.ShouldContain(effect => effect.Contains("stays where somebody changed it meanwhile", StringComparison.Ordinal));
        var theirs = undo.Records.Single(record => record.Id == sessions[0].Id);
        (theirs.Outcome, theirs.OutcomeNote).ShouldBe((RecordOutcome.Conflict, "It was changed since: capacity is now 501. Nothing of it was written."));
        undo.Records.Count(record => record.IsWritten).ShouldBe(filled - 1);
        (await LiveAsync(organizer, sessions[0])).Capacity.ShouldBe(501);
        (await LiveAsync(organizer, sessions[1])).Capacity.ShouldBe(40);
    }

    // A commit's answer tells no values either.
    [Fact]
    public async Task A_move_of_a_commit_that_somebody_moved_on_stays_and_the_others_are_put_back()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var sessions = (await organizer.Assistant.As("sandbox-read").Sessions.SearchAsync(Event, new SessionSearch { IsAbstract = false }, 1, 100)).Items
            .Where(one => one is { Room: not null, StartsAt: not null, Subsessions.Count: 0, CompositionStatus: not { IsReadOnly: true } } && one.EndsAt > one.StartsAt).Take(2).ToList();
        await DoneAsync(organizer, organizer.Assistant, "create_agenda_draft", new { event_id = Event, name = "Plan B" });
        foreach (var (place, session) in sessions.Index())
            await DoneAsync(organizer, organizer.Assistant, "place_session", new { event_id = Event, draft_id = "Plan B", session_id = session.Id, starts_at = $"2026-09-24T0{6 + place}:00" });
        foreach (var session in sessions)
            await other.Sessionboard.Sessions.GetAsync(Event, session.Id);
        var committed = await DoneAsync(organizer, organizer.Assistant, "commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var (theirs, ends) = (sessions[0].StartsAt!.Value.AddDays(1), sessions[0].EndsAt!.Value.AddDays(1));
        organizer.SomebodyChanges(sessions[0].Id, held => held with { StartsAt = theirs, EndsAt = ends });

        var undo = await DoneAsync(organizer, other, "undo_change", new { change_id = committed.Id });

        undo.Records.Single(record => record.Id == sessions[0].Id).Outcome.ShouldBe(RecordOutcome.Conflict);
        undo.Records.Single(record => record.Id == sessions[1].Id).IsWritten.ShouldBeTrue();
        (await LiveAsync(organizer, sessions[0])).StartsAt.ShouldBe(theirs);
        (await LiveAsync(organizer, sessions[1])).StartsAt.ShouldBe(sessions[1].StartsAt);
    }

    [Fact]
    public async Task What_waited_for_a_person_is_looked_at_when_it_is_sent()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (other, sessions, changed) = await ChangedAsync(organizer, 57);
        var asked = await other.AskAsync("undo_change", new { change_id = changed.Id });
        asked.GetProperty("state").GetString().ShouldBe("waiting");
        organizer.Clock.Advance(TimeSpan.FromHours(3));
        organizer.SomebodyChanges(sessions[0].Id, held => held with { Capacity = 502 });

        var undo = await organizer.DecideAsync(asked.GetProperty("changeId").GetString()!);

        undo.Records.Single(record => !record.IsWritten).Id.ShouldBe(sessions[0].Id);
        (await LiveAsync(organizer, sessions[0])).Capacity.ShouldBe(502);
    }

    [Fact]
    public async Task What_this_connection_changed_afterwards_elsewhere_stays_too()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (other, sessions, changed) = await ChangedAsync(organizer, 55);
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = await DoneAsync(organizer, organizer.Assistant, "update_session", new { event_id = Event, session_id = sessions[0].Id, capacity = 56 });
        again.State.ShouldBe(ChangeState.Applied);

        var undo = await DoneAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        undo.Records.Single(record => !record.IsWritten).Id.ShouldBe(sessions[0].Id);
        (await LiveAsync(organizer, sessions[0])).Capacity.ShouldBe(56);
        (await LiveAsync(organizer, sessions[1])).Capacity.ShouldBe(40);
    }

    [Fact]
    public async Task In_one_process_that_could_not_look_after_it_the_same_holds()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer, 30);
        await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, sessions[0].Id);
        var wasSent = false;
        organizer.Wire.Break = request =>
        {
            wasSent |= request.RequestUri!.AbsolutePath.EndsWith("/sessions/bulk", StringComparison.Ordinal);
            return wasSent && request.RequestUri.AbsolutePath.EndsWith("/sessions", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") } : null;
        };
        var changed = await DoneAsync(organizer, organizer.Assistant, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 57 });
        organizer.Wire.Break = _ => null;
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        organizer.SomebodyChanges(sessions[0].Id, held => held with { Capacity = 501 });

        var undo = await DoneAsync(organizer, organizer.Assistant, "undo_change", new { change_id = changed.Id });

        undo.Records.Single(record => !record.IsWritten).Id.ShouldBe(sessions[0].Id);
        (await LiveAsync(organizer, sessions[0])).Capacity.ShouldBe(501);
    }

    // Sessionboard's searches may be three minutes old, too.
    [Fact]
    public async Task Where_it_still_does_not_show_nothing_is_written()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (other, sessions, changed) = await ChangedAsync(organizer, 57);
        var asked = await other.AskAsync("undo_change", new { change_id = changed.Id });
        const string None = """{"data":[],"total":0,"page":1,"page_size":100}""";
        organizer.Wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith("/sessions", StringComparison.Ordinal) ? new HttpResponseMessage { Content = new StringContent(None, null, "application/json") } : null;

        var undo = await DecideAsync(organizer, other, asked.GetProperty("changeId").GetString()!);
        organizer.Wire.Break = _ => null;

        undo.State.ShouldBe(ChangeState.Refused);
        undo.Records.ShouldAllBe(record => !record.IsWritten);
        (await LiveAsync(organizer, sessions[0])).Capacity.ShouldBe(57);
        // And it can be put back later.
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        (await DoneAsync(organizer, other, "undo_change", new { change_id = changed.Id })).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task A_second_bulk_change_at_another_replica_is_no_conflict_with_the_first()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (other, sessions, _) = await ChangedAsync(organizer, 33);
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        organizer.SomebodyChanges(sessions[0].Id, held => held with { Title = "Somebody else's" });

        var again = await DoneAsync(organizer, other, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 34 });

        again.Records.Count(record => record.IsWritten).ShouldBe(29);
        again.Records.Single(record => !record.IsWritten).OutcomeNote!.ShouldStartWith("It was changed since it was read: title is now \"Somebody else's\": by this connection itself, in bulk or by a commit of the last minutes, or by somebody else.");
        (await LiveAsync(organizer, sessions[0])).Capacity.ShouldBe(33);
        (await LiveAsync(organizer, sessions[1])).Capacity.ShouldBe(34);
    }

    [Fact]
    public async Task Who_waits_for_the_answer_of_what_is_done_waits_ten_seconds_more_at_most()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = await AbstractsAsync(organizer, 30);
        var (wasSent, never) = (false, new TaskCompletionSource());
        organizer.Wire.Hold = request =>
        {
            var path = request.RequestUri!.AbsolutePath;
            wasSent |= path.EndsWith("/sessions/bulk", StringComparison.Ordinal);
            if (!wasSent || !path.EndsWith("/sessions", StringComparison.Ordinal))
                return Task.CompletedTask;
            organizer.Clock.Advance(TimeSpan.FromSeconds(10));
            return never.Task;
        };

        var done = await DoneAsync(organizer, organizer.Assistant, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 57 });

        done.State.ShouldBe(ChangeState.Applied);
        wasSent.ShouldBeTrue();
        never.SetResult();
    }

    [Fact]
    public async Task What_stayed_when_the_rest_was_put_back_is_told_so_and_what_was_done_again_too()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = (await AbstractsAsync(organizer, 30)).Take(4).ToList();
        var changed = await DoneAsync(organizer, organizer.Assistant, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 50 });
        organizer.SomebodyChanges(sessions[0].Id, held => held with { Capacity = 501 });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var undo = await DoneAsync(organizer, organizer.Assistant, "undo_change", new { change_id = changed.Id });
        undo.State.ShouldBe(ChangeState.Applied);

        var told = await organizer.Assistant.AskAsync("get_change", new { change_id = changed.Id });
        told.Rows().ToDictionary(row => row[1].GetString()!, row => row[5].GetString()!).ShouldBe(
            sessions.ToDictionary(session => session.Id, session => session == sessions[0] ? "no: it stayed as it is when the others were put back." : "no: it was put back already."), ignoreOrder: true);

        var redo = await DoneAsync(organizer, organizer.Assistant, "undo_change", new { change_id = undo.Id });
        told = await organizer.Assistant.AskAsync("get_change", new { change_id = changed.Id });
        told.Notice()!.ShouldStartWith("It was done, put back, and done again since:");
        told.Notice()!.ShouldContain($"The change {redo.Id} did it again");
        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = changed.Id })).ShouldContain(redo.Id);

        (await DoneAsync(organizer, organizer.Assistant, "undo_change", new { change_id = redo.Id })).State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.AskAsync("get_change", new { change_id = changed.Id })).Notice()!.ShouldStartWith("It was done, and put back since:");
        (await organizer.Assistant.AskAsync("get_change", new { change_id = undo.Id })).Notice()!.ShouldStartWith("It was done, put back, and done again since:");
    }

    // Another replica has read them, and reads them so for three minutes; this one changes them all.
    private static async Task<(Assistant Other, List<Session> Sessions, ChangeSet Changed)> ChangedAsync(Organizer organizer, int capacity, int filled = 30)
    {
        var other = await ReplicaAsync(organizer);
        var sessions = await AbstractsAsync(organizer, filled);
        await other.AskAsync("search_sessions", new { event_id = Event, kind = "abstract" });
        return (other, sessions, await DoneAsync(organizer, organizer.Assistant, "update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = capacity }));
    }

    private static Task<Assistant> ReplicaAsync(Organizer organizer) => organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)));

    // Those that were empty before cannot be put back.
    private static async Task<List<Session>> AbstractsAsync(Organizer organizer, int filled)
    {
        var sessions = (await organizer.Assistant.As("sandbox-read").Sessions.SearchAsync(Event, new SessionSearch { IsAbstract = true }, 1, 100)).Items.Where(session => session.CompositionStatus is not { IsReadOnly: true }).Take(30).ToList();
        foreach (var (place, session) in sessions.Index())
            organizer.SomebodyChanges(session.Id, held => held with { Capacity = place < filled ? 40 : null });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        return sessions;
    }

    private static Task<Session> LiveAsync(Organizer organizer, Session session) => organizer.Assistant.As("sandbox-legacy").Sessions.GetAsync(Event, session.Id);

    private static async Task<ChangeSet> DoneAsync(Organizer organizer, Assistant assistant, string tool, object arguments)
    {
        var answer = await assistant.AskAsync(tool, arguments);
        var id = answer.GetProperty("changeId").GetString()!;
        return answer.GetProperty("state").GetString() == "waiting"
            ? await DecideAsync(organizer, assistant, id)
            : (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;
    }

    // The click comes to the process that was asked.
    private static async Task<ChangeSet> DecideAsync(Organizer organizer, Assistant assistant, string id)
    {
        var change = (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;
        return (await assistant.Decision.ApproveAsync(Organizer.Subject, id, ChangeDecision.HashOf(change), assistant.Sessionboard, CancellationToken.None)).Change!;
    }
}
