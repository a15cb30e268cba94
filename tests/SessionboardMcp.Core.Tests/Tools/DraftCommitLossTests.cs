using System.Net;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Refused, expired, interrupted: whatever becomes of a commit, draft and live agenda are what they were or what was approved, and what is told of them is true.</summary>
public sealed class DraftCommitLossTests
{
    private const int Event = Organizer.Event;
    private const string Commit = "/commit";
    private const string Name = "Plan B";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_does_not_come_to_its_end_loses_nothing_and_says_what_to_do(bool takesOff)
    {
        await using var organizer = await DraftWritesTests.OpenAsync(new WriteRules { CommitTakesAbsentOff = takesOff });
        var (moved, removed) = await DraftedAsync(organizer);
        var (live, drafted) = (await LiveAsync(organizer), await DraftAsync(organizer));

        var refused = await AskedAsync(organizer);
        await organizer.DecideAsync(Id(refused), approve: false);
        (await organizer.Assistant.AskInVainAsync("commit_agenda_draft", Arguments)).ShouldContain("the person refused exactly this change within the last hour. Ask them what they want instead.");
        await AsBeforeAsync();
        organizer.Clock.Advance(TimeSpan.FromMinutes(61));

        var expired = await AskedAsync(organizer);
        organizer.Clock.Advance(TimeSpan.FromHours(25));
        var kept = (await organizer.Kept.FindAsync(Organizer.Subject, Id(expired), CancellationToken.None))!;
        (await organizer.Assistant.Decision.ApproveAsync(Organizer.Subject, kept.Id, ChangeDecision.HashOf(kept), organizer.Assistant.Sessionboard, CancellationToken.None)).WasDecided.ShouldBeFalse();
        State(await SeenAsync(expired)).ShouldBe("expired");
        organizer.Wire.Seen(Commit).ShouldBe(0);
        await AsBeforeAsync();

        // Of each: what is said at once, and when Sessionboard was looked at after its reads have caught up.
        (Func<HttpResponseMessage> Fails, string State, string Says, string Then)[] failures =
        [
            (() => Answer(HttpStatusCode.Forbidden), "refused", "refused: Sessionboard does not allow it (403)", "refused: "),
            (() => Answer(HttpStatusCode.Conflict), "refused", "refused: Sessionboard says that it conflicts with another record (409). Nothing was written.", "refused: "),
            (() => Answer(HttpStatusCode.InternalServerError), "unknown", "unknown: ", "refused: No answer came, and Sessionboard does not show it: it was not written. Ask for it again if it is still wanted."),
            (() => throw new TaskCanceledException("Nothing came in time.", new TimeoutException()), "unknown", "unknown: ", "refused: No answer came, and Sessionboard does not show it: it was not written. Ask for it again if it is still wanted."),
            (Wire.Limited, "refused", "not sent: Sessionboard's budget for writes is spent, so this and what follows was not written. Ask for the rest again later.", "not sent: "),
        ];
        foreach (var (fails, state, says, then) in failures)
        {
            var asked = await AskedAsync(organizer);
            organizer.Wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith(Commit, StringComparison.Ordinal) ? fails() : null;
            var told = await organizer.DecideAsync(Id(asked));
            ChangeWords.Of(told.State).ShouldBe(state, says);
            var first = await SeenAsync(asked);
            Outcome(first, drafted.Draft.Id).ShouldStartWith(state == "unknown" ? "unknown: No answer came, and Sessionboard does not show it. It may still be carried out: call get_change again in a minute." : says);
            if (state == "unknown")
            {
                first.Notice()!.ShouldContain("It is not known whether all of it was written. Do not send it again: call get_change, which looks it up.");
                // Asked for again meanwhile, it is not sent a second time.
                State(await organizer.Assistant.AskAsync("commit_agenda_draft", Arguments)).ShouldBe("unknown");
            }

            organizer.Clock.Advance(TimeSpan.FromMinutes(4));
            var last = await SeenAsync(asked);
            State(last).ShouldBe("refused");
            Outcome(last, moved).ShouldStartWith("not sent");
            Outcome(last, drafted.Draft.Id).ShouldStartWith(then);
            await AsBeforeAsync();
            organizer.Wire.Break = _ => null;
        }

        // Once there is budget again, nothing stands in the way of the same commit.
        organizer.Clock.Advance(TimeSpan.FromMinutes(10));
        var committed = await AskedAsync(organizer);
        await organizer.DecideAsync(Id(committed));
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        State(await SeenAsync(committed)).ShouldBe(takesOff ? "applied" : "partly_applied", "one stays where it is, which is told");
        var after = await LiveAsync(organizer);
        after.Keys.Order().ShouldBe(live.Keys.Where(id => id != removed || !takesOff).Order());
        after.Where(one => one.Key != moved).ShouldAllBe(one => one.Value.Equals(live[one.Key]));
        after[moved].ShouldNotBe(live[moved]);
        (await organizer.Assistant.AskInVainAsync("commit_agenda_draft", Arguments)).ShouldContain("is committed, and is over. Nothing was changed; make another draft with create_agenda_draft");

        async Task AsBeforeAsync()
        {
            (await LiveAsync(organizer)).ShouldBe(live);
            var now = await DraftAsync(organizer);
            (now.Draft, now.Draft.Status).ShouldBe((drafted.Draft, "draft"));
            now.Placements.ShouldBe(drafted.Placements);
        }

        Task<JsonElement> SeenAsync(JsonElement change) => organizer.Assistant.AskAsync("get_change", new { change_id = Id(change) });
    }

    // The draft is not committed, and a session is live where it puts it: no answer ever said so.
    [Fact]
    public async Task What_a_commit_moved_before_it_stopped_is_told_can_be_undone_and_the_rest_committed()
    {
        await using var organizer = await DraftWritesTests.OpenAsync();
        var (moved, removed) = await DraftedAsync(organizer);
        var live = await LiveAsync(organizer);
        var place = (await DraftAsync(organizer)).Placements.Single(one => one.SessionId == moved);
        var asked = await AskedAsync(organizer);
        organizer.Wire.Break = request =>
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith(Commit, StringComparison.Ordinal))
                return null;
            organizer.SomebodyChanges(moved, session => session with { StartsAt = place.StartsAt, EndsAt = place.EndsAt });
            return Answer(HttpStatusCode.InternalServerError);
        };
        await organizer.DecideAsync(Id(asked));
        organizer.Wire.Break = _ => null;

        organizer.Clock.Advance(TimeSpan.FromMinutes(2));
        var early = await organizer.Assistant.AskAsync("get_change", new { change_id = Id(asked) });
        (State(early), Outcome(early, removed)).ShouldBe(("unknown", "unknown: The draft is not committed. Whether this one was moved before the commit stopped shows within three minutes: call get_change again then."));
        organizer.Clock.Advance(TimeSpan.FromMinutes(2));
        var told = await organizer.Assistant.AskAsync("get_change", new { change_id = Id(asked) });
        (State(told), Outcome(told, removed)).ShouldBe(("partly_applied", "not sent: The draft was not committed."));
        Outcome(told, moved).ShouldBe("changed: It is live as the draft has it, though that is not committed: the commit stopped halfway, or somebody moved it. Commit again for the rest, or undo this.");

        await organizer.DecideAsync(Id(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(asked) })));
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        (await LiveAsync(organizer)).ShouldBe(live);
        (await DraftAsync(organizer)).Draft.Status.ShouldBe("draft");
        (await AskedAsync(organizer)).Notice()!.ShouldContain("1 session gets another place, and 1 may lose its.");
    }

    private static object Arguments => new { event_id = Event, draft_id = Name };

    // A draft of one's own in which one session moved and one was taken out.
    private static async Task<(string Moved, string Removed)> DraftedAsync(Organizer organizer)
    {
        var sessions = (await SessionsAsync(organizer)).Where(one => one is { IsAbstract: false, Room: not null, StartsAt: not null, Subsessions.Count: 0 } && one.EndsAt > one.StartsAt).Take(2).ToList();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = Name });
        await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = Name, session_id = sessions[0].Id, starts_at = "2026-09-24T06:00" });
        await organizer.Assistant.AskAsync("remove_placement", new { event_id = Event, draft_id = Name, session_id = sessions[1].Id });
        return (sessions[0].Id, sessions[1].Id);
    }

    private static async Task<JsonElement> AskedAsync(Organizer organizer)
    {
        var asked = await organizer.Assistant.AskAsync("commit_agenda_draft", Arguments);
        State(asked).ShouldBe("waiting");
        return asked;
    }

    private static async Task<(AgendaDraft Draft, IReadOnlyList<DraftPlacement> Placements)> DraftAsync(Organizer organizer)
    {
        var draft = (await organizer.Assistant.Sessionboard.Agenda.ListDraftsAsync(Event)).Value.Single(one => one.Name == Name);
        return (draft, [.. (await organizer.Assistant.Sessionboard.Agenda.ListPlacementsAsync(Event, draft.Id)).OrderBy(place => place.Id, StringComparer.Ordinal)]);
    }

    private static async Task<SortedDictionary<string, (DateTimeOffset?, DateTimeOffset?, string?)>> LiveAsync(Organizer organizer) =>
        new(DraftWritesTests.Live(await SessionsAsync(organizer)).ToDictionary(session => session.Id, session => (session.StartsAt, session.EndsAt, session.Room?.Id)), StringComparer.Ordinal);

    private static async Task<IReadOnlyList<Session>> SessionsAsync(Organizer organizer) =>
        await PageCollector.AllAsync((page, size, token) => organizer.Assistant.Sessionboard.Sessions.SearchAsync(Event, new SessionSearch(), page, size, token), session => session.Id, CancellationToken.None);

    private static HttpResponseMessage Answer(HttpStatusCode status) => new(status) { Content = new StringContent("{}") };

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static string Outcome(JsonElement answer, string id) => answer.Rows().First(row => row[1].GetString() == id)[6].GetString()!;
}
