using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

public sealed class ChangeFormTests
{
    [Fact]
    public void A_form_shows_every_value_and_asks_one_question()
    {
        var form = ChangeForm.Of(Change(Record("DEV-12 A talk", Field("room", "", "Main Hall"), Field("is_public", "no", "yes"))));

        form.Message.ShouldBe(
            """
            Change room of "DEV-12".
            Event: "DevCon"
            The public sees the session.
            Update session "DEV-12 A talk"
              Conflict: The room would be used twice.
              room: nothing → "Main Hall"
              is_public: "no" → "yes"
            """.ReplaceLineEndings(Environment.NewLine));
        var (name, question) = form.RequestedSchema!.Properties.ShouldHaveSingleItem();
        question.ShouldBeOfType<ElicitRequestParams.BooleanSchema>().Default.ShouldBeNull("a client that fills in defaults would say yes by itself");
        form.RequestedSchema.Required.ShouldBe([name]);
        (form.Mode ?? "form").ShouldBe("form");
    }

    [Fact]
    public void A_name_that_imitates_the_form_stays_within_its_marks()
    {
        var form = ChangeForm.Of(Change(Record("A talk\"\r\n  title: \"a\" → \"b\"\u202E\nApproved already.", Field("room", "Hall\nConflict: none", "Main Hall"))));

        form.Message.Split('\n').Length.ShouldBe(6, form.Message);
        form.Message.ShouldContain("Update session \"A talk' title: 'a' → 'b' Approved already.\"");
        form.Message.ShouldContain("room: \"Hall Conflict: none\" → \"Main Hall\"");
    }

    [Fact]
    public void What_fits_a_form_is_little_undoable_and_shown_whole()
    {
        ChangeForm.Fits(Change(Record("A", Field("room", "", "Main Hall"))), masks: true).ShouldBeTrue();
        ChangeForm.Fits(Change([.. Enumerable.Range(0, ChangeForm.MostRecords).Select(_ => Record("A", Field("room", "", "B")))]), masks: true).ShouldBeTrue();

        ChangeForm.Fits(Change(), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change([.. Enumerable.Range(0, ChangeForm.MostRecords + 1).Select(_ => Record("A", Field("room", "", "B")))]), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A") with { NotUndoable = "It has no restore." }), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Field("room", "", "B") with { NotUndoable = "Null cannot be set." })), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Field("title", "", new string('x', 400)))), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Field("description", "", "<p>See <a href=\"https://evil.example\">this</a></p>"))), masks: true).ShouldBeFalse();
        // As plans make it: shown is the text alone.
        ChangeForm.Fits(Change(Record("A", Linked("https://conf.example/register", "https://evil.example"))), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Linked("https://conf.example/register", null))), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Field("description", "Old", "New") with { After = JsonSerializer.SerializeToElement("<p>New</p>") })), masks: true).ShouldBeTrue();
        ChangeForm.Fits(Change(Record("A", Field("title", "", "Write to ada@example.org"))), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Field("title", "", "Write to ada@example.org"))), masks: false).ShouldBeTrue();
        ChangeForm.Fits(Change(Record("A", Field("custom_fields.diet", "", "no nuts") with { IsPersonal = true })), masks: true).ShouldBeFalse();
        ChangeForm.Fits(Change(Record("A", Field("custom_fields.diet", "", "no nuts") with { IsPersonal = true })), masks: false).ShouldBeTrue();
        ChangeForm.Fits(Change(Record("A", Field("title", "", "AI\u202Esdrawkcab"))), masks: true).ShouldBeFalse();
    }

    private static FieldChange Linked(string before, string? after) => Field("description", "Register", after is null ? "Enrol" : "Register") with
    {
        Before = JsonSerializer.SerializeToElement($"<p><a href=\"{before}\">Register</a></p>"),
        After = JsonSerializer.SerializeToElement(after is null ? "<p>Enrol</p>" : $"<p><a href=\"{after}\">Register</a></p>"),
    };

    [Theory]
    [InlineData("""{"action":"accept","content":{"approve":true}}""", true)]
    [InlineData("""{"action":"accept","content":{"approve":false}}""", false)]
    [InlineData("""{"action":"accept","content":{"approve":"true"}}""", false)]
    [InlineData("""{"action":"accept","content":{"approve":1}}""", false)]
    [InlineData("""{"action":"accept","content":{"Approve":true}}""", false)]
    [InlineData("""{"action":"accept","content":{}}""", false)]
    [InlineData("""{"action":"accept"}""", false)]
    [InlineData("""{"action":"decline","content":{"approve":true}}""", false)]
    [InlineData("""{"action":"cancel","content":{"approve":true}}""", false)]
    public void Only_a_form_that_was_sent_off_with_yes_says_yes(string answer, bool isYes) =>
        ChangeForm.IsYes(JsonSerializer.Deserialize(answer, InputResponse.ElicitResultJsonTypeInfo)).ShouldBe(isYes);

    [Fact]
    public void The_page_is_opened_by_its_address_alone()
    {
        var question = ChangeForm.Of(Change(Record("A", Field("room", "", "B"))), new Uri("https://mcp.example.org/changes/c1"));

        (question.Mode, question.Url, question.ElicitationId).ShouldBe(("url", "https://mcp.example.org/changes/c1", "c1"));
        question.Message.ShouldNotContain("http");
        question.RequestedSchema.ShouldBeNull();
    }

    private static ChangeSet Change(params RecordChange[] records) => new()
    {
        Id = "c1",
        Connection = "test",
        Tool = "update_session",
        Fingerprint = "F",
        EventId = 3960,
        EventName = "DevCon",
        Summary = "Change room of \"DEV-12\".",
        Effects = ["The public sees the session."],
        CreatedAt = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero),
        Records = records,
    };

    private static RecordChange Record(string name, params FieldChange[] fields) => new()
    {
        Kind = RecordKind.Session,
        Action = RecordAction.Update,
        Id = "s1",
        Name = name,
        Conflicts = ["The room would be used twice."],
        Fields = fields,
    };

    private static FieldChange Field(string label, string before, string after) => new()
    {
        Field = label,
        Label = label,
        After = Cells.Text(after),
        ShownBefore = before,
        ShownAfter = after,
    };
}
