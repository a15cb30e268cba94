using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Faults;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

/// <summary>A write whose answer does not come is sent once, and told by what can be seen at Sessionboard.</summary>
public sealed class UnknownOutcomeTests
{
    public static TheoryData<FaultKind, bool> Failures
    {
        get
        {
            var data = new TheoryData<FaultKind, bool>();
            foreach (var wasCarriedOut in new[] { true, false })
            {
                data.Add(FaultKind.ServerError, wasCarriedOut);
                data.Add(FaultKind.HtmlBadGateway, wasCarriedOut);
                data.Add(FaultKind.CutConnection, wasCarriedOut);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_setting(FaultKind kind, bool wasCarriedOut)
    {
        await using var lab = await ChangeLab.OpenAsync();
        lab.Faults.Plan(new Fault(kind) { Method = "POST", PathPrefix = $"/v1/event/{ChangeLab.Event}/tracks/create", StrikesAfterwards = wasCarriedOut });

        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        change.State.ShouldBe(ChangeState.Unknown);
        lab.Wire.Seen("/tracks/create").ShouldBe(1);
        var known = await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None);
        known!.State.ShouldBe(wasCarriedOut ? ChangeState.Applied : ChangeState.Refused);
        known.Records.Single().OutcomeNote.ShouldBe(wasCarriedOut
            ? "No answer came, but Sessionboard shows the new values."
            : "No answer came, and Sessionboard does not show it: it was not written.");
        (await lab.SettingsAsync(SettingKind.Tracks)).Count(track => track.Name == "AI").ShouldBe(wasCarriedOut ? 1 : 0);
        lab.Wire.Seen("/tracks/create").ShouldBe(1, "it is never sent again by itself");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_is_told_only_once_Sessionboards_own_reads_can_show_it(bool wasCarriedOut)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.SessionAsync(one => one is { IsPublic: false, IsAbstract: false, CustomStatus: null, CompositionStatus.IsReadOnly: false });
        lab.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "PUT", StrikesAfterwards = wasCarriedOut });

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title = "Another" });

        change.State.ShouldBe(ChangeState.Unknown);
        var soon = await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None);
        soon!.State.ShouldBe(ChangeState.Unknown, "the read may be as old as before the write");
        soon.Records.Single().OutcomeNote.ShouldStartWith("No answer came, and Sessionboard does not show it. Its reads may be three minutes old");
        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        var later = await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None);
        later!.State.ShouldBe(wasCarriedOut ? ChangeState.Applied : ChangeState.Refused);
    }

    [Theory]
    [InlineData(1, ChangeState.Refused)]
    [InlineData(2, ChangeState.Applied)]
    public async Task A_server_that_stopped_between_two_steps_leaves_what_can_be_known(int step, ChangeState state)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var steps = 0;
        lab.Kept.BeforeReplacing = _ =>
        {
            if (++steps == step)
                throw new IOException("The server stops here.");
        };

        await Should.ThrowAsync<IOException>(() => lab.CreateSettingAsync(new { kind = "track", name = "AI" }));

        lab.Kept.BeforeReplacing = _ => { };
        lab.Wire.Seen("/tracks/create").ShouldBe(step - 1);
        var change = (await lab.Kept.ListAsync("test", CancellationToken.None)).Single();
        (await lab.Reader.FindAsync("test", change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(ChangeState.Applying, "it may still be under way");
        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        (await lab.Reader.FindAsync("test", change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(state);
        lab.Wire.Seen("/tracks/create").ShouldBe(step - 1);
    }

    [Fact]
    public async Task What_Sessionboard_refuses_says_why_and_is_no_unknown()
    {
        await using var lab = await ChangeLab.OpenAsync("sandbox-read");

        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        change.State.ShouldBe(ChangeState.Refused);
        change.Records.Single().OutcomeNote.ShouldBe("Sessionboard does not allow it (403); it needs the scope write:metadata.");
    }

    [Fact]
    public async Task A_spent_budget_leaves_it_unsent()
    {
        await using var lab = await ChangeLab.OpenAsync();
        lab.Faults.Plan(new Fault(FaultKind.TooManyRequests) { Method = "POST", PathPrefix = $"/v1/event/{ChangeLab.Event}/tracks/create", Duration = TimeSpan.FromMinutes(10) });

        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        change.State.ShouldBe(ChangeState.Refused);
        change.Records.Single().Outcome.ShouldBe(RecordOutcome.NotSent);
        change.Records.Single().OutcomeNote.ShouldStartWith("Sessionboard's budget for writes is spent");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_call_again_looks_first_and_sends_only_what_was_not_written(bool wasCarriedOut)
    {
        await using var lab = await ChangeLab.OpenAsync();
        lab.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "POST", PathPrefix = $"/v1/event/{ChangeLab.Event}/tracks/create", StrikesAfterwards = wasCarriedOut });
        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        var again = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        again.State.ShouldBe(ChangeState.Applied);
        (again.Id == change.Id).ShouldBe(wasCarriedOut);
        lab.Wire.Seen("/tracks/create").ShouldBe(wasCarriedOut ? 1 : 2);
        (await lab.SettingsAsync(SettingKind.Tracks)).Count(track => track.Name == "AI").ShouldBe(1);
    }
}
