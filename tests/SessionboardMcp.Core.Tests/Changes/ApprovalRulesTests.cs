using SessionboardMcp.Api.Events;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes;

public sealed class ApprovalRulesTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RecordKind.Track, RecordAction.Create, Touches.None, "")]
    [InlineData(RecordKind.Session, RecordAction.Create, Touches.None, "")]
    [InlineData(RecordKind.Session, RecordAction.Update, Touches.None, "")]
    [InlineData(RecordKind.Session, RecordAction.Create, Touches.Public, "The public sees it.")]
    [InlineData(RecordKind.Session, RecordAction.Update, Touches.Public, "The public sees it.")]
    [InlineData(RecordKind.Session, RecordAction.Update, Touches.Status, "It decides about a status, which speakers see.")]
    [InlineData(RecordKind.Session, RecordAction.Create, Touches.Status, "It decides about a status, which speakers see.")]
    [InlineData(RecordKind.Session, RecordAction.Update, Touches.Contact, "It is about people or companies.")]
    [InlineData(RecordKind.Track, RecordAction.Update, Touches.InUse, "It is used by 42 sessions and abstracts.")]
    [InlineData(RecordKind.Session, RecordAction.Update, Touches.Commit, "It goes live for everybody.")]
    [InlineData(RecordKind.Session, RecordAction.Delete, Touches.None, "It deletes.")]
    [InlineData(RecordKind.Session, RecordAction.Restore, Touches.None, "It brings back what was deleted.")]
    public void What_is_small_is_done_at_once_and_all_else_waits(RecordKind kind, RecordAction action, object touches, string reason) =>
        Reasons(Plan(Record(kind, action), (Touches)touches)).ShouldBe(reason.Length == 0 ? [] : [reason]);

    [Fact]
    public void Several_records_wait() => Reasons(Plan(Record(), Touches.None, count: 2)).ShouldBe(["It changes 2 records."]);

    [Fact]
    public void A_conflict_waits() => Reasons(Plan(Record() with { Conflicts = ["The room would be used twice."] })).ShouldBe(["It would make a conflict."]);

    [Fact]
    public void What_cannot_be_undone_waits_field_and_record_alike()
    {
        const string Reason = "Not all of it can be undone.";

        Reasons(Plan(Record() with { NotUndoable = "no" })).ShouldBe([Reason]);
        Reasons(Plan(Record() with { Fields = [Field() with { NotUndoable = "no" }] })).ShouldBe([Reason]);
    }

    [Fact]
    public void The_eleventh_in_a_quarter_of_an_hour_waits()
    {
        ApprovalRules.Reasons(Plan(Record()), "update_session", new WritesOptions(), asksAlways: false, recent: 9, Now).ShouldBeEmpty();
        ApprovalRules.Reasons(Plan(Record()), "update_session", new WritesOptions(), asksAlways: false, recent: 10, Now)
            .ShouldBe(["10 changes were made without asking in the last 15 minutes."]);
    }

    [Fact]
    public void For_half_an_hour_a_single_edit_that_can_be_undone_passes_a_public_one_too()
    {
        Free(Plan(Record(), Touches.Public)).ShouldBeEmpty();
        Free(Plan(Record(), Touches.Public), until: Now).ShouldBe(["The public sees it."]);
    }

    [Theory]
    [InlineData("a status")]
    [InlineData("publishing")]
    [InlineData("a delete")]
    [InlineData("a new one")]
    [InlineData("two")]
    [InlineData("a conflict")]
    [InlineData("not undoable")]
    [InlineData("a person")]
    [InlineData("in use")]
    [InlineData("a commit")]
    [InlineData("a freeze")]
    [InlineData("every change")]
    [InlineData("the eleventh")]
    public void Half_an_hour_is_for_nothing_else(string what)
    {
        var plan = what switch
        {
            "a status" => Plan(Record(), Touches.Public | Touches.Status),
            "publishing" => Plan(Record() with { Fields = [Field() with { Field = "is_public" }] }, Touches.Public),
            "a delete" => Plan(Record(RecordKind.Session, RecordAction.Delete), Touches.Public),
            "a new one" => Plan(Record(RecordKind.Session, RecordAction.Create), Touches.Public),
            "two" => Plan(Record(), Touches.Public, count: 2),
            "a conflict" => Plan(Record() with { Conflicts = ["The room would be used twice."] }, Touches.Public),
            "not undoable" => Plan(Record() with { Fields = [Field() with { NotUndoable = "no" }] }, Touches.Public),
            "a person" => Plan(Record(), Touches.Contact),
            "in use" => Plan(Record(), Touches.InUse),
            "a commit" => Plan(Record(), Touches.Commit),
            _ => Plan(Record(), Touches.Public),
        };
        var options = new WritesOptions();
        if (what == "a freeze")
            options.Freeze.Add(new FreezeWindow { From = Now.AddHours(-1), Until = Now.AddHours(1) });

        ApprovalRules.Reasons(plan, "update_session", options, asksAlways: what == "every change", recent: what == "the eleventh" ? 10 : 0, Now, Now.AddMinutes(30)).ShouldNotBeEmpty();
    }

    private static IReadOnlyList<string> Free(ChangePlan plan, DateTimeOffset? until = null) =>
        ApprovalRules.Reasons(plan, "update_session", new WritesOptions(), asksAlways: false, recent: 0, Now, until ?? Now.AddMinutes(30));

    [Fact]
    public void Always_asks_of_the_smallest_whether_the_operator_or_the_person_wants_it()
    {
        string[] reason = ["Every change is to be seen first here."];

        Reasons(Plan(Record()), new WritesOptions { Approval = ApprovalMode.Always }).ShouldBe(reason);
        ApprovalRules.Reasons(Plan(Record()), "update_session", new WritesOptions { Approval = ApprovalMode.Never }, asksAlways: true, 0, Now).ShouldBe(reason);
    }

    [Theory]
    [InlineData(RecordAction.Update, Touches.Public, true)]
    [InlineData(RecordAction.Update, Touches.Status, true)]
    [InlineData(RecordAction.Delete, Touches.None, false)]
    [InlineData(RecordAction.Restore, Touches.None, false)]
    [InlineData(RecordAction.Update, Touches.Commit, false)]
    public void Never_asks_of_all_but_what_is_final(RecordAction action, object touches, bool atOnce)
    {
        var never = new WritesOptions { Approval = ApprovalMode.Never };
        var plan = Plan(Record(RecordKind.Session, action), (Touches)touches);

        (Reasons(plan, never).Count == 0).ShouldBe(atOnce);
        never.NeverAskFor.Add("another_tool");
        (Reasons(plan, never).Count == 0).ShouldBe(atOnce, "only the tools that are named");
        never.NeverAskFor.Add("update_session");
        Reasons(plan, never).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(3960, 0, true)]
    [InlineData(3722, 0, false)]
    [InlineData(null, -2, false)]
    [InlineData(null, 2, false)]
    public void In_a_freeze_window_everything_of_its_event_waits_even_where_nothing_else_does(int? eventId, int hours, bool waits)
    {
        var options = new WritesOptions { Approval = ApprovalMode.Never, NeverAskFor = { "update_session" } };
        options.Freeze.Add(new FreezeWindow { From = Now.AddHours(hours - 1), Until = Now.AddHours(hours + 1), EventId = eventId });

        Reasons(Plan(Record()), options).ShouldBe(waits ? ["Changes are frozen at this time."] : []);
    }

    [Fact]
    public void A_window_ends_when_it_says_and_begins_when_it_says()
    {
        var options = new WritesOptions();
        options.Freeze.Add(new FreezeWindow { From = Now.AddHours(-1), Until = Now });
        Reasons(Plan(Record()), options).ShouldBeEmpty();
        options.Freeze.Add(new FreezeWindow { From = Now, Until = Now.AddHours(1) });
        Reasons(Plan(Record()), options).ShouldNotBeEmpty();
    }

    private static IReadOnlyList<string> Reasons(ChangePlan plan, WritesOptions? options = null) =>
        ApprovalRules.Reasons(plan, "update_session", options ?? new WritesOptions(), asksAlways: false, recent: 0, Now);

    private static RecordChange Record(RecordKind kind = RecordKind.Session, RecordAction action = RecordAction.Update) =>
        new() { Kind = kind, Action = action, Name = "One", Fields = [Field()] };

    private static FieldChange Field() => new() { Field = "title", Label = "title", After = default, ShownBefore = "a", ShownAfter = "b" };

    private static ChangePlan Plan(RecordChange record, Touches touches = Touches.None, int count = 1) => new()
    {
        Event = new EventSummary(3960, "DevCon", null, false),
        Summary = "Change it.",
        Records = [.. Enumerable.Repeat(new PlannedRecord(record, touches, UsedBy: 42), count)],
    };
}
