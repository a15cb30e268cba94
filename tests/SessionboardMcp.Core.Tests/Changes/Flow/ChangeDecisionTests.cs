using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Floors;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

public sealed class ChangeDecisionTests
{
    [Fact]
    public async Task What_is_approved_is_sent_once_however_often_it_is_approved()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await WaitingAsync(lab);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lab.ApproveAsync(change)));

        all.Count(decided => decided.WasDecided).ShouldBe(1);
        lab.Wire.Seen($"/sessions/{change.Records[0].Id}").ShouldBe(2, "one read, one write");
        (await lab.Kept.FindAsync(change.Connection, change.Id, CancellationToken.None))!.ShouldSatisfyAllConditions(kept => kept.State.ShouldBe(ChangeState.Applied), kept => kept.DecidedBy.ShouldBe(Deciders.Page));
        (await lab.ApproveAsync(change)).WasDecided.ShouldBeFalse("a replay is none");
    }

    [Fact]
    public async Task Another_connection_or_id_or_what_was_not_shown_approves_nothing()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await WaitingAsync(lab);
        var hash = ChangeDecision.HashOf(change);

        (await lab.Decision.ApproveAsync("somebody-else", change.Id, hash, lab.Client, CancellationToken.None)).ShouldBe(new Decided(null, false));
        (await lab.Decision.ApproveAsync(change.Connection, "another", hash, lab.Client, CancellationToken.None)).ShouldBe(new Decided(null, false));
        (await lab.Decision.ApproveAsync(change.Connection, change.Id, ChangeDecision.HashOf(change with { Summary = "Something harmless." }), lab.Client, CancellationToken.None)).WasDecided.ShouldBeFalse();
        (await lab.Decision.ApproveAsync(change.Connection, change.Id, "", lab.Client, CancellationToken.None)).WasDecided.ShouldBeFalse();
        lab.Kept.Audited.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_day_nothing_is_approved_any_more()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await WaitingAsync(lab);
        lab.Clock.Advance(TimeSpan.FromHours(24));

        (await lab.ApproveAsync(change)).WasDecided.ShouldBeFalse();

        (await lab.Reader.FindAsync(change.Connection, change.Id, null, CancellationToken.None))!.State.ShouldBe(ChangeState.Expired);
        lab.Kept.Audited.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_refused_is_not_approved_afterwards()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await WaitingAsync(lab);
        (await lab.Decision.RefuseAsync(change.Connection, change.Id, ChangeDecision.HashOf(change), CancellationToken.None)).WasDecided.ShouldBeTrue();

        (await lab.ApproveAsync(change)).WasDecided.ShouldBeFalse();
        lab.Kept.Audited.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_changed_it_meanwhile_loses_nothing()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await WaitingAsync(lab);
        var id = Guid.Parse(change.Records[0].Id!);
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await lab.Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Sessions = [.. one.Sessions.Select(session => session.Id == id ? session with { Title = "Somebody else's", UpdatedAt = lab.Clock.GetUtcNow() } : session)] })],
        });

        var decided = await lab.ApproveAsync(change);

        decided.Change!.State.ShouldBe(ChangeState.Refused);
        decided.Change.Records.Single().ShouldSatisfyAllConditions(
            record => record.Outcome.ShouldBe(RecordOutcome.Conflict),
            record => record.OutcomeNote.ShouldBe("It was changed since it was read: title is now \"Somebody else's\". Nothing of it was written."));
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, change.Records[0].Id!)).Title.ShouldBe("Somebody else's");
    }

    [Fact]
    public async Task What_Sessionboard_refused_after_an_approval_can_be_asked_for_again()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, status = "declined" });
        lab.Faults.Plan(new Sandbox.Faults.Fault(Sandbox.Faults.FaultKind.TooManyRequests) { Method = "PUT", Duration = TimeSpan.FromMinutes(10) });
        (await lab.ApproveAsync(change)).Change!.State.ShouldBe(ChangeState.Refused);

        (await lab.UpdateSessionAsync(new { session_id = session.Id, status = "declined" })).State.ShouldBe(ChangeState.Waiting, "the person approved it: it was not they who refused");
    }

    [Fact]
    public async Task What_waits_is_not_sent_once_changes_are_switched_off()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var change = await WaitingAsync(lab);
        lab.Options.Enabled = false;

        (await lab.ApproveAsync(change)).WasDecided.ShouldBeFalse();

        lab.Kept.Audited.ShouldBeEmpty();
        (await lab.Decision.RefuseAsync(change.Connection, change.Id, ChangeDecision.HashOf(change), CancellationToken.None)).WasDecided.ShouldBeTrue();
    }

    // What waits is approved by a host's page, after it has recognised the browser: by nothing that an assistant reaches. All that decides is the desk,
    // which is public for hosts, and nothing here refers to it; and a form in the assistant, which reaches its own kind of approval alone.
    [Fact]
    public void Nothing_in_this_assembly_decides_but_the_page() =>
        MethodCalls.Callers(typeof(ChangeDecision).Assembly, method => method.Contains(".ChangeDecision::", StringComparison.Ordinal)).Except(["ChangeDecision", "Decided", "ChangeDesk", "PersonAsked"]).ShouldBeEmpty();

    [Fact]
    public void The_desk_decides_as_a_page_and_a_form_as_a_form()
    {
        MethodCalls.Callers(typeof(ChangeDecision).Assembly, method => method.Contains(".ChangeDecision::ApproveAsync(", StringComparison.Ordinal) || method.Contains(".ChangeDecision::RefuseAsync(", StringComparison.Ordinal)).ShouldBe(["ChangeDesk"]);
        MethodCalls.Callers(typeof(ChangeDecision).Assembly, method => method.Contains(".ChangeDecision::ApproveInFormAsync(", StringComparison.Ordinal)).ShouldBe(["PersonAsked"]);
    }

    [Fact]
    public void Nothing_in_this_assembly_opens_the_desk() =>
        MethodCalls.Callers(typeof(Core.Pages.ChangeDesk).Assembly, method => method.Contains(".ChangeDesk::", StringComparison.Ordinal)).Except(["ChangeDesk"]).ShouldBeEmpty();

    [Fact]
    public void Only_the_desk_gives_half_an_hour() =>
        MethodCalls.Callers(typeof(IEditAllowances).Assembly, method => method.Contains("EditAllowances::SetAsync(", StringComparison.Ordinal)).ShouldBe(["ChangeDesk"]);

    [Fact]
    public void Only_the_pipeline_and_a_decision_send() =>
        MethodCalls.Callers(typeof(ChangeSender).Assembly, method => method.Contains(".ChangeSender::SendAsync(", StringComparison.Ordinal)).ShouldBe(["ChangeDecision", "ChangePipeline"]);

    private static async Task<ChangeSet> WaitingAsync(ChangeLab lab)
    {
        var session = await lab.SessionAsync(one => one is { IsPublic: false, IsAbstract: false, CustomStatus: null, Status: not "declined", CompositionStatus.IsReadOnly: false });
        return await lab.UpdateSessionAsync(new { session_id = session.Id, status = "declined" });
    }
}
