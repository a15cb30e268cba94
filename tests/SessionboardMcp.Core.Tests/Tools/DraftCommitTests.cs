using System.Net;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>A draft goes live when a person approved it, and only as they saw it; what a commit does to sessions that the draft lacks is not published.</summary>
public sealed class DraftCommitTests
{
    private const int Event = SessionboardMcp.Sandbox.Seed.SeededEvents.DevCon;
    private const string Commit = "/commit";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_untouched_draft_changes_nothing(bool takesOff)
    {
        await using var organizer = await DraftWritesTests.OpenAsync(new WriteRules { CommitTakesAbsentOff = takesOff });
        var before = await PlacesAsync(organizer);
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        (State(planned), planned.Rows().Length).ShouldBe(("waiting", 1));
        planned.GetProperty("why").ToString().ShouldContain("It goes live for everybody.");
        (await organizer.DecideAsync(Id(planned))).State.ShouldBe(ChangeState.Applied);

        (await DraftAsync(organizer)).Status.ShouldBe("committed");
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        (await PlacesAsync(organizer)).ShouldBe(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Moves_and_removals_are_shown_go_live_and_are_put_back_as_far_as_can_be(bool takesOff)
    {
        await using var organizer = await DraftWritesTests.OpenAsync(new WriteRules { CommitTakesAbsentOff = takesOff });
        var before = await PlacesAsync(organizer);
        var sessions = (await DraftWritesTests.SessionsAsync(organizer)).Where(one => one is { IsAbstract: false, Room: not null, StartsAt: not null, Subsessions.Count: 0 } && one.EndsAt > one.StartsAt).ToList();
        var (moved, removed) = (sessions[0], sessions[1]);
        var added = (await DraftWritesTests.SessionsAsync(organizer)).First(one => one is { IsAbstract: false, StartsAt: null, Room: null });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = moved.Id, starts_at = "2027-03-10T06:00" });
        await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = added.Id, starts_at = "2027-03-10T05:00", ends_at = "2027-03-10T05:30", room = moved.Room!.Id });
        await organizer.Assistant.AskAsync("remove_placement", new { event_id = Event, draft_id = "Plan B", session_id = removed.Id });

        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        planned.Notice()!.ShouldContain("Commit the agenda draft \"Plan B\": 2 sessions get another place, and 1 may lose its.");
        planned.Notice()!.ShouldContain("is not published");
        planned.Rows().Select(row => row[1].GetString()).Distinct().ShouldBe([(await DraftAsync(organizer)).Id, .. new[] { moved, added }.OrderBy(one => one.IsPublic == false).ThenByDescending(one => one == added ? 1 : 0).Select(one => one.Id), removed.Id]);
        planned.Rows().Single(row => row[1].GetString() == removed.Id && row[2].GetString() == "room")[3].GetString().ShouldBe(removed.Room!.Name);
        await organizer.DecideAsync(Id(planned));

        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        var done = await organizer.Assistant.AskAsync("get_change", new { change_id = Id(planned) });
        State(done).ShouldBe(takesOff ? "applied" : "partly_applied");
        if (!takesOff)
            Outcome(done, removed.Id).ShouldBe("refused: It kept its place: Sessionboard leaves what a committed draft lacks.");
        var live = await PlacesAsync(organizer);
        live[moved.Id].ShouldNotBe(before[moved.Id]);
        live.ContainsKey(removed.Id).ShouldBe(!takesOff);

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(planned) });
        State(undo).ShouldBe("waiting");
        undo.Notice()!.ShouldContain("A committed draft stays committed.");
        undo.Notice()!.ShouldContain("Sessionboard's API cannot empty a field.");
        await organizer.DecideAsync(Id(undo));
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        var back = await PlacesAsync(organizer);
        back.Remove(added.Id).ShouldBeTrue("a place where none was stays");
        back.ShouldBe(before);
    }

    [Fact]
    public async Task A_draft_that_never_held_what_is_live_is_not_committed_and_another_shows_what_it_lacks()
    {
        await using var organizer = await DraftWritesTests.OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var late = (await DraftWritesTests.SessionsAsync(organizer)).First(one => one is { IsAbstract: false, StartsAt: null, Room: null });
        organizer.SomebodyChanges(late.Id, session => session with { StartsAt = organizer.Clock.GetUtcNow().AddDays(90), EndsAt = organizer.Clock.GetUtcNow().AddDays(90).AddHours(1) });
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));

        (await organizer.Assistant.AskInVainAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" })).ShouldStartWith($"Nothing was changed: the draft lacks 1 session of the live agenda that it never held, such as {late.FriendlyId}");

        State(await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" })).ShouldBe("applied");
        State(await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" })).ShouldBe("waiting");
        (await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "After the programme meeting" })).Notice()!.ShouldContain("may lose");
    }

    public static TheoryData<string, string> Meanwhile => new()
    {
        { "place", "Since it was planned, the draft places" },
        { "rename", "Since it was planned, the draft was changed at Sessionboard." },
        { "live", "moved on the live agenda." },
        { "commit", "It was committed already." },
        { "delete", "Sessionboard has no such record any more." },
    };

    [Theory]
    [MemberData(nameof(Meanwhile))]
    public async Task What_somebody_did_while_it_waited_stops_it(string what, string says)
    {
        await using var organizer = await DraftWritesTests.OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var (draft, other) = (await DraftAsync(organizer), organizer.Assistant.As("sandbox-full").Agenda);
        var place = (await other.ListPlacementsAsync(Event, draft.Id)).First(one => one is { StartsAt: not null, EndsAt: not null, RoomId: not null });
        var name = new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("Plan Z") };
        await (what switch
        {
            "place" => other.DeletePlacementAsync(Event, draft.Id, place.Id),
            "rename" => other.UpdateDraftAsync(Event, draft.Id, name),
            "commit" => other.CommitDraftAsync(Event, draft.Id),
            "delete" => other.DeleteDraftAsync(Event, draft.Id),
            _ => Task.Run(() => organizer.SomebodyChanges(place.SessionId!, session => session with { StartsAt = session.StartsAt!.Value.AddMinutes(-5) })),
        });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var sent = organizer.Wire.Seen(Commit);

        (await organizer.DecideAsync(Id(planned))).State.ShouldBe(ChangeState.Refused);

        Outcome(await organizer.Assistant.AskAsync("get_change", new { change_id = Id(planned) }), draft.Id).ShouldContain(says);
        organizer.Wire.Seen(Commit).ShouldBe(sent, "nothing was sent");
    }

    // It may have been carried out: it is looked up, and never sent a second time.
    [Theory]
    [InlineData("lost", true)]
    [InlineData("500", false)]
    [InlineData("cut", false)]
    [InlineData("killed", true)]
    public async Task A_commit_without_an_answer_is_looked_up_and_never_sent_twice(string fault, bool isDone)
    {
        await using var organizer = await DraftWritesTests.OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var draft = await DraftAsync(organizer);
        var session = (await DraftWritesTests.SessionsAsync(organizer)).First(one => one is { IsAbstract: false, Room: not null, StartsAt: not null, Subsessions.Count: 0 } && one.EndsAt > one.StartsAt);
        await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = draft.Id, session_id = session.Id, starts_at = "2027-03-10T06:00" });
        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = draft.Id });
        if (fault == "killed")
        {
            var change = (await organizer.Kept.FindAsync(Organizer.Subject, Id(planned), CancellationToken.None))!;
            var now = organizer.Clock.GetUtcNow();
            await organizer.Kept.ReplaceAsync(change.With(0, change.Records[0] with { Outcome = RecordOutcome.Sending }) with { State = ChangeState.Applying, DecidedBy = "page", DecidedAt = now, SentAt = now }, CancellationToken.None);
            await organizer.Assistant.As("sandbox-full").Agenda.CommitDraftAsync(Event, draft.Id);
            organizer.Clock.Advance(TimeSpan.FromMinutes(3.5));
        }
        else
        {
            organizer.Wire.Break = request => !request.RequestUri!.AbsolutePath.EndsWith(Commit, StringComparison.Ordinal) ? null
                : fault == "500" ? new HttpResponseMessage(HttpStatusCode.InternalServerError) : fault == "cut" ? throw new HttpRequestException("Cut.") : null;
            organizer.Wire.Rewrite = fault == "lost" ? (path, body) => path.EndsWith(Commit, StringComparison.Ordinal) ? throw new HttpRequestException("Lost.") : body : null;
            (await organizer.DecideAsync(Id(planned))).State.ShouldBe(ChangeState.Unknown);
            organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        // The same call looks it up as well.
        State(await organizer.Assistant.AskAsync("get_change", new { change_id = Id(planned) })).ShouldBe(isDone ? "applied" : "refused");
        organizer.Wire.Seen(Commit).ShouldBe(1);
        var told = await organizer.Assistant.AskAsync("get_change", new { change_id = Id(planned) });
        Outcome(told, draft.Id).ShouldStartWith(isDone ? "accepted: No answer came, but Sessionboard shows the new values." : "refused: No answer came, and Sessionboard does not show it");
        Outcome(told, session.Id).ShouldBe(isDone ? "changed" : "not sent: The draft was not committed.");
        (await DraftAsync(organizer)).Status.ShouldBe(isDone ? "committed" : "draft");
    }

    [Fact]
    public async Task A_refused_commit_changes_nothing_and_no_setting_lets_an_assistant_commit_unseen()
    {
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = FewerRecords.Organization }, settings: new Dictionary<string, string?> { ["Writes:Approval"] = "never" });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Plan B" });
        State(planned).ShouldBe("waiting");
        await organizer.DecideAsync(Id(planned), approve: false);
        (await DraftAsync(organizer)).Status.ShouldBe("draft");
        (await organizer.Assistant.AskInVainAsync("commit_agenda_draft", new { event_id = Event, draft_id = "plan b" })).ShouldContain("the person refused exactly this change");
        organizer.Wire.Seen(Commit).ShouldBe(0);
    }

    private static async Task<AgendaDraft> DraftAsync(Organizer organizer) =>
        (await organizer.Assistant.Sessionboard.Agenda.ListDraftsAsync(Event)).Value.Single(draft => draft.Name is "Plan B" or "Plan Z");

    private static async Task<SortedDictionary<string, (DateTimeOffset?, DateTimeOffset?, string?)>> PlacesAsync(Organizer organizer) =>
        new(DraftWritesTests.Live(await DraftWritesTests.SessionsAsync(organizer)).ToDictionary(session => session.Id, session => (session.StartsAt, session.EndsAt, session.Room?.Id)), StringComparer.Ordinal);

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static string Outcome(JsonElement answer, string id) => answer.Rows().First(row => row[1].GetString() == id)[6].GetString()!;
}
