using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

/// <summary>
/// What a change does may be read from Sessionboard instead of standing in its arguments: then the same call is another change when that has changed, be the earlier one
/// refused or still waiting.
/// </summary>
public sealed class AskedAnewTests
{
    private const int Event = SessionboardMcp.Sandbox.Seed.SeededEvents.DevCon;

    [Fact]
    public async Task A_refused_commit_is_asked_for_anew_only_when_the_draft_is_another()
    {
        await using var organizer = await Tools.DraftWritesTests.OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var refused = await CommitAsync(organizer);
        await organizer.DecideAsync(Id(refused), approve: false);
        (await organizer.Assistant.AskInVainAsync("commit_agenda_draft", Commit)).ShouldContain("the person refused exactly this change");

        await MoveAsync(organizer, "2027-03-10T06:00");
        var anew = await CommitAsync(organizer);

        (State(anew), Id(anew)).ShouldBe(("waiting", Id(anew)));
        Id(anew).ShouldNotBe(Id(refused));
        await organizer.DecideAsync(Id(anew), approve: false);
        (await organizer.Assistant.AskInVainAsync("commit_agenda_draft", Commit)).ShouldContain("the person refused exactly this change", customMessage: "the second was refused, too");
    }

    [Fact]
    public async Task A_waiting_commit_gives_way_to_one_of_what_the_draft_holds_now()
    {
        await using var organizer = await Tools.DraftWritesTests.OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var first = await CommitAsync(organizer);
        Id(await CommitAsync(organizer)).ShouldBe(Id(first), "nothing changed");

        var moved = await MoveAsync(organizer, "2027-03-10T06:00");
        var second = await CommitAsync(organizer);

        Id(second).ShouldNotBe(Id(first));
        second.Rows().Select(row => row[1].GetString()).ShouldContain(moved);
        var old = (await organizer.Kept.FindAsync(Organizer.Subject, Id(first), CancellationToken.None))!;
        (old.State, old.Effects[^1]).ShouldBe((ChangeState.Expired, "What it rests on has changed since, and it was asked for anew: this one is over."));
        var late = await organizer.Assistant.Decision.ApproveAsync(Organizer.Subject, old.Id, Core.Changes.Flow.ChangeDecision.HashOf(old), organizer.Assistant.Sessionboard, CancellationToken.None);
        late.WasDecided.ShouldBeFalse("an old page approves nothing");
        (await organizer.DecideAsync(Id(second))).State.ShouldBeOneOf(ChangeState.Applied, ChangeState.PartlyApplied, ChangeState.Unknown);
    }

    // The draft says what it said, and the programme does not.
    [Fact]
    public async Task A_waiting_commit_gives_way_when_the_live_agenda_changed()
    {
        await using var organizer = await Tools.DraftWritesTests.OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var moved = await MoveAsync(organizer, "2027-03-10T06:00");
        var first = await CommitAsync(organizer);
        organizer.SomebodyChanges(moved, session => session with { StartsAt = session.StartsAt!.Value.AddMinutes(-5) });
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));

        var second = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = first.Rows()[0][1].GetString() });

        Id(second).ShouldNotBe(Id(first));
        (await organizer.DecideAsync(Id(second))).Records[0].IsWritten.ShouldBeTrue();
    }

    [Fact]
    public async Task A_delete_waits_for_what_is_deleted_as_it_is()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var delete = new { event_id = Organizer.Event, kind = "session", id = session.Id };
        var first = await organizer.Assistant.AskAsync("delete_record", delete);
        Id(await organizer.Assistant.AskAsync("delete_record", delete)).ShouldBe(Id(first));

        organizer.SomebodyChanges(session.Id, one => one with { Title = "Not hidden any more" });
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        var second = await organizer.Assistant.AskAsync("delete_record", delete);

        Id(second).ShouldNotBe(Id(first));
        (await organizer.DecideAsync(Id(second))).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task A_plan_that_waits_is_searched_for_again_when_the_draft_is_another()
    {
        var day = new SmallProgramme();
        day.Session("Opening", 0, 60);
        day.Session("Trust", 60, 120);
        await using var organizer = await Organizer.OpenAsync(new SessionboardMcp.Sandbox.Variations.SandboxOptions { Organization = day.Organization });
        var board = organizer.Assistant.As("sandbox-full").Agenda;
        var draft = await board.CreateDraftAsync(SmallProgramme.EventId, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("Theirs") });
        foreach (var placement in await board.ListPlacementsAsync(SmallProgramme.EventId, draft.Id))
            await board.DeletePlacementAsync(SmallProgramme.EventId, draft.Id, placement.Id);
        var call = new { event_id = SmallProgramme.EventId, draft_id = "Theirs" };
        var first = await organizer.Assistant.AskAsync("plan_agenda", call);
        Id(await organizer.Assistant.AskAsync("plan_agenda", call)).ShouldBe(Id(first));
        organizer.Assistant.Planner.Asked.Count.ShouldBe(1);

        var record = (await organizer.Kept.FindAsync(Organizer.Subject, Id(first), CancellationToken.None))!.Records[0];
        await board.CreatePlacementAsync(SmallProgramme.EventId, draft.Id, new Dictionary<string, JsonElement>
        {
            ["session_id"] = JsonSerializer.SerializeToElement(record.Drafted!.SessionId),
            ["starts_at"] = JsonSerializer.SerializeToElement("2027-05-20T15:00:00Z"),
            ["ends_at"] = JsonSerializer.SerializeToElement("2027-05-20T16:00:00Z"),
        });
        var second = await organizer.Assistant.AskAsync("plan_agenda", call);

        organizer.Assistant.Planner.Asked.Count.ShouldBe(2);
        Id(second).ShouldNotBe(Id(first));
        (await organizer.DecideAsync(Id(second))).State.ShouldBe(ChangeState.Applied);
    }

    private static object Commit => new { event_id = Event, draft_id = "Plan B" };

    private static Task<JsonElement> CommitAsync(Organizer organizer) => organizer.Assistant.AskAsync("commit_agenda_draft", Commit);

    private static async Task<string> MoveAsync(Organizer organizer, string to)
    {
        var session = (await Tools.DraftWritesTests.SessionsAsync(organizer)).First(one => one is { IsAbstract: false, Room: not null, StartsAt: not null, Subsessions.Count: 0 } && one.EndsAt > one.StartsAt);
        await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = session.Id, starts_at = to });
        return session.Id;
    }

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
