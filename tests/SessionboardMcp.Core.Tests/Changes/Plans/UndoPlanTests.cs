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

        var plan = await UndoPlan.OfAsync(change, lab.Client, lab.Clock, CancellationToken.None);

        plan.Left.Single().ShouldContain("title: It was changed since.");
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

    [Fact]
    public async Task A_new_session_that_somebody_edited_stays_though_the_deletion_was_approved()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await lab.CreateSessionAsync(new { title = "A quite new session" });
        var undo = await lab.UndoAsync(change);
        await lab.SomebodyChangesAsync(change.Records[0].Id!, held => held with { Title = "Worked on for hours" });

        var decided = await lab.ApproveAsync(undo);

        decided.Change!.State.ShouldBe(ChangeState.Refused);
        decided.Change.Records.Single().OutcomeNote.ShouldBe("It was changed since it was read: title is now \"Worked on for hours\". Nothing of it was written.");
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, change.Records[0].Id!)).Title.ShouldBe("Worked on for hours");
        (await UndoPlan.OfAsync(change, lab.Client, lab.Clock, CancellationToken.None)).Left.Single().ShouldContain("It was changed since.");
    }

    [Fact]
    public async Task A_new_setting_that_somebody_renamed_stays_and_one_that_is_used_says_so()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var (renamed, used) = (await lab.CreateSettingAsync(new { kind = "track", name = "AI" }), await lab.CreateSettingAsync(new { kind = "track", name = "Data" }));
        await lab.Client.Settings.UpdateAsync(ChangeLab.Event, Api.Settings.SettingKind.Tracks, renamed.Records[0].Id!, new Dictionary<string, System.Text.Json.JsonElement> { ["name"] = System.Text.Json.JsonElement.Parse("\"Machine learning\"") });
        await lab.CreateSessionAsync(new { title = "In the track", track = "Data" });

        (await UndoPlan.OfAsync(renamed, lab.Client, lab.Clock, CancellationToken.None)).Left.Single().ShouldContain("It was changed since.");
        (await lab.UndoAsync(used)).Reasons.ShouldBe(["It is used by 1 sessions and abstracts.", "It deletes."]);
    }

    [Fact]
    public async Task A_place_that_was_given_to_another_is_not_taken_back_without_asking()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var room = (await lab.SettingsAsync(Api.Settings.SettingKind.Rooms))[0];
        var moved = await lab.MadeAsync(new { title = "Moved away", is_public = false, room_id = room.Id, starts_at = "2029-03-09T09:00:00Z", ends_at = "2029-03-09T10:00:00Z" });
        var change = await lab.UpdateSessionAsync(new { session_id = moved.Id, starts_at = "2029-03-10T09:00Z" });
        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Reasons));
        await lab.MadeAsync(new { title = "Moved in", status = "accepted", room_id = room.Id, starts_at = "2029-03-09T09:00:00Z", ends_at = "2029-03-09T10:00:00Z" });

        var undo = await lab.UndoAsync(change);

        (undo.State, undo.Reasons.Single()).ShouldBe((ChangeState.Waiting, "It would make a conflict."));
        undo.Records.Single().Conflicts.Single().ShouldStartWith("The room would be used twice");
        (await new Core.Pages.PersonUndo(lab.Kept, lab.Clock).PlanAsync(change, lab.Client, CancellationToken.None)).IsAsShown.ShouldBeFalse("a click on Undo shows it first");
    }

    [Theory]
    [InlineData("AV requirements=Two beamers")]
    [InlineData("Recording consent=yes")]
    public async Task A_custom_field_is_put_back_as_what_it_takes(string entry)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.MadeAsync(new { title = "With fields", is_public = false, custom_fields = new { av_requirements = "One beamer", recording_consent = false } });
        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, custom_fields = new[] { entry } });
        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Reasons));

        var undo = await lab.UndoAsync(change);

        undo.State.ShouldBe(ChangeState.Applied);
        undo.Records.Single().Fields.Single().After.ValueKind.ShouldBe(change.Records[0].Fields[0].After.ValueKind is System.Text.Json.JsonValueKind.True ? System.Text.Json.JsonValueKind.False : System.Text.Json.JsonValueKind.String);
        (await lab.UndoAsync(undo)).State.ShouldBe(ChangeState.Applied, "an undo is undone like any other change");
    }
}
