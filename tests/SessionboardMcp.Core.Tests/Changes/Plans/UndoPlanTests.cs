using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

public sealed class UndoPlanTests
{
    [Fact]
    public async Task An_edit_is_taken_back_at_once_seconds_after_it_was_made()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title = "Another title", capacity = 7 });
        lab.Clock.Advance(TimeSpan.FromSeconds(5));

        var undo = await lab.UndoAsync(change);

        undo.State.ShouldBe(ChangeState.Applied, string.Join(' ', undo.Reasons));
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, session.Id)).ShouldSatisfyAllConditions(now => now.Title.ShouldBe(session.Title), now => now.Capacity.ShouldBe(session.Capacity));
        (await lab.Kept.FindAsync(change.Connection, change.Id, CancellationToken.None))!.ShouldSatisfyAllConditions(
            kept => kept.State.ShouldBe(ChangeState.Undone),
            kept => kept.UndoneBy.ShouldBe(undo.Id),
            kept => kept.CanBeUndone.ShouldBeFalse());
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_the_rest_is_taken_back()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title = "Another title", capacity = 7 });
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        var id = Guid.Parse(session.Id);
        await lab.Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Sessions = [.. one.Sessions.Select(other => other.Id == id ? other with { Title = "Somebody else's", UpdatedAt = lab.Clock.GetUtcNow() } : other)] })],
        });

        var plan = await UndoPlan.OfAsync(change, lab.Client, CancellationToken.None);

        plan.Left.Single().ShouldContain("title: Somebody changed it since.");
        plan.Records.Single().Record.Fields.Select(field => field.Field).ShouldBe(["capacity"]);
        (await lab.UndoAsync(change)).State.ShouldBe(ChangeState.Applied);
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, session.Id)).ShouldSatisfyAllConditions(now => now.Title.ShouldBe("Somebody else's"), now => now.Capacity.ShouldBe(session.Capacity));
    }

    [Fact]
    public async Task A_new_session_is_deleted_by_a_person_alone()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await lab.CreateSessionAsync(new { title = "A quite new session" });
        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Records.Select(record => record.OutcomeNote)));

        var undo = await lab.UndoAsync(change);

        (undo.State, undo.Records.Single().Action).ShouldBe((ChangeState.Waiting, RecordAction.Delete));
        undo.Reasons.ShouldBe(["It deletes."]);
        (await lab.ApproveAsync(undo)).Change!.State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task What_was_empty_before_says_beforehand_that_it_cannot_be_emptied_again_and_waits()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        var track = (await lab.SettingsAsync(Api.Settings.SettingKind.Tracks))[0];

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, track = track.Id });

        change.State.ShouldBe(ChangeState.Waiting);
        change.Reasons.ShouldBe(["Not all of it can be undone."]);
        change.Records.Single().Fields.Single().NotUndoable.ShouldBe("Sessionboard's API cannot empty a field.");
    }
}
