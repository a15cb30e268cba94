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
        var soon = await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None);
        soon!.State.ShouldBe(wasCarriedOut ? ChangeState.Applied : ChangeState.Unknown, "what is not seen may still be carried out");
        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        var known = await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None);
        known!.State.ShouldBe(wasCarriedOut ? ChangeState.Applied : ChangeState.Refused);
        known.Records.Single().OutcomeNote.ShouldBe(wasCarriedOut
            ? "No answer came, but Sessionboard shows the new values."
            : "No answer came, and Sessionboard does not show it: it was not written. Ask for it again if it is still wanted.");
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
        var change = (await lab.Kept.ListAsync(lab.Subject, CancellationToken.None)).Single();
        (await lab.Reader.FindAsync(lab.Subject, change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(ChangeState.Applying, "it may still be under way");
        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        (await lab.Reader.FindAsync(lab.Subject, change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(state);
        lab.Wire.Seen("/tracks/create").ShouldBe(step - 1);
    }

    [Fact]
    public async Task What_Sessionboard_refuses_says_why_and_is_no_unknown()
    {
        await using var lab = await ChangeLab.OpenAsync("sandbox-read");

        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        change.State.ShouldBe(ChangeState.Refused);
        change.Records.Single().OutcomeNote.ShouldBe("Sessionboard does not allow it (403): \"The token lacks the scope write:metadata.\". This connection lacks the scope write:metadata: ask an organization admin to give it.");
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
        again.Id.ShouldBe(change.Id, "it may still be carried out");
        lab.Wire.Seen("/tracks/create").ShouldBe(1);
        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        if (!wasCarriedOut)
            again = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        again.State.ShouldBe(ChangeState.Applied);
        (again.Id == change.Id).ShouldBe(wasCarriedOut);
        lab.Wire.Seen("/tracks/create").ShouldBe(wasCarriedOut ? 1 : 2);
        (await lab.SettingsAsync(SettingKind.Tracks)).Count(track => track.Name == "AI").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_that_searches_never_find_is_looked_for_in_its_session(bool wasCarriedOut)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var whole = await lab.MadeAsync(new { title = "A whole morning", is_public = false });
        lab.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "POST", PathPrefix = $"/v1/event/{ChangeLab.Event}/sessions/create", StrikesAfterwards = wasCarriedOut });

        var change = await lab.CreateSessionAsync(new { title = "A part of it", parent_session = whole.Id });

        change.State.ShouldBe(ChangeState.Unknown, string.Join(' ', change.Reasons));
        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        (await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(wasCarriedOut ? ChangeState.Applied : ChangeState.Refused);
    }

    // A page of a machine in between says nothing about the write, though it says 200.
    [Fact]
    public async Task A_web_page_with_200_is_no_acceptance()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        lab.Wire.Break = request => request.Method != HttpMethod.Put ? null : new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("<h1>Maintenance</h1>", null, "text/html") };

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title = "Another" });

        change.State.ShouldBe(ChangeState.Unknown);
        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        (await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(ChangeState.Refused);
    }

    [Fact]
    public async Task An_answer_about_another_session_is_not_taken_for_this_one()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var (session, other) = (await lab.HiddenAsync(), await lab.MadeAsync(new { title = "Quite another one", is_public = false }));
        lab.Wire.Rewrite = (path, body) => path.EndsWith(session.Id, StringComparison.Ordinal) && body.Contains("Renamed", StringComparison.Ordinal) ? body.Replace(session.Id, other.Id, StringComparison.Ordinal) : body;

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title = "Renamed" });

        lab.Wire.Rewrite = null;
        (change.State, change.Records.Single().Id).ShouldBe((ChangeState.Unknown, session.Id));
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, other.Id)).Title.ShouldBe("Quite another one");
        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        (await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(ChangeState.Applied);
    }

    [Theory]
    [InlineData("Renamed", "Somebody else's", ChangeState.Refused, "it was not written, or somebody wrote over it")]
    [InlineData("Somebody else's", "Somebody else's", ChangeState.Applied, "shows the new values")]
    public async Task What_was_changed_since_is_not_said_to_be_unwritten(string title, string somebody, ChangeState state, string note)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        lab.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "PUT", StrikesAfterwards = true });
        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title });

        await lab.SomebodyChangesAsync(session.Id, held => held with { Title = somebody });

        var known = await lab.Reader.FindAsync(change.Connection, change.Id, lab.Client, CancellationToken.None);
        known!.State.ShouldBe(state);
        known.Records.Single().OutcomeNote!.ShouldContain(note);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deletion_is_told_by_what_is_there_no_more(bool wasCarriedOut)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var made = await lab.CreateSessionAsync(new { title = "A quite new session" });
        var undo = await lab.UndoAsync(made);
        lab.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "DELETE", StrikesAfterwards = wasCarriedOut });

        (await lab.ApproveAsync(undo)).Change!.State.ShouldBe(ChangeState.Unknown);

        lab.Clock.Advance(TimeSpan.FromMinutes(4));
        (await lab.Reader.FindAsync(undo.Connection, undo.Id, lab.Client, CancellationToken.None))!.State.ShouldBe(wasCarriedOut ? ChangeState.Applied : ChangeState.Refused);
        (await lab.Kept.FindAsync(made.Connection, made.Id, CancellationToken.None))!.State.ShouldBe(wasCarriedOut ? ChangeState.Undone : ChangeState.Applied);
    }
}
