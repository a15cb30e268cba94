using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes;

public sealed class ChangeAnswerTests
{
    private static readonly ChangeSet Waiting = new()
    {
        Id = "c1",
        Connection = "test",
        Tool = "update_session",
        Fingerprint = "F",
        EventId = 3960,
        EventName = "DevCon",
        Summary = "Change title of \"DEV-12\".",
        CreatedAt = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero),
        Reasons = ["The public sees it."],
        Records =
        [
            new RecordChange
            {
                Kind = RecordKind.Session,
                Action = RecordAction.Update,
                Id = "s1",
                Name = "DEV-12 Call ada@example.org",
                AdminUrl = "https://app.example.org/s/12",
                BaseUpdatedAt = new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero),
                Conflicts = ["The room would be used twice."],
                Fields =
                [
                    new FieldChange { Field = "title", Label = "title", Before = Cells.Text("Old"), After = Cells.Text("New"), ShownBefore = "Old\u202E", ShownAfter = "New" },
                    new FieldChange { Field = "track_id", Label = "track", After = Cells.Text("t1"), ShownBefore = "", ShownAfter = "AI", NotUndoable = "Sessionboard's API cannot empty a field." },
                ],
            },
        ],
    };

    [Fact]
    public void An_answer_says_where_it_stands_why_and_where_a_person_decides()
    {
        var answer = JsonElement.Parse(AnswerWriter.ToText(Of(Waiting)));

        answer.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["changeId", "state", "why", "link", "expiresAt", "columns", "rows", "total", "page", "notice", "receipt"]);
        answer.GetProperty("state").GetString().ShouldBe("waiting");
        answer.GetProperty("why").EnumerateArray().Select(reason => reason.GetString()).ShouldBe(["The public sees it."]);
        answer.GetProperty("link").GetString().ShouldBe("https://mcp.example.org/changes/c1");
        answer.GetProperty("rows")[0].EnumerateArray().Select(cell => cell.ToString()).ShouldBe(
            ["session \"DEV-12 Call a***@e***.org\"", "s1", "title", "Old", "New", "yes", "not sent. Conflict: The room would be used twice.", "https://app.example.org/s/12"]);
        answer.GetProperty("rows")[1][5].GetString().ShouldBe("no: Sessionboard's API cannot empty a field.");
        answer.GetProperty("notice").GetString()!.ShouldContain("Nothing was changed yet. Give the person the link");
    }

    [Theory]
    [InlineData(ChangeState.Waiting, true)]
    [InlineData(ChangeState.Applying, false)]
    [InlineData(ChangeState.Applied, false)]
    [InlineData(ChangeState.PartlyApplied, false)]
    [InlineData(ChangeState.Refused, false)]
    [InlineData(ChangeState.Expired, false)]
    [InlineData(ChangeState.Unknown, false)]
    [InlineData(ChangeState.Undone, false)]
    public void Why_it_waits_is_told_while_it_waits(ChangeState state, bool isTold) =>
        Of(Waiting with { State = state }).Head.Any(pair => pair.Key == "why").ShouldBe(isTold);

    [Fact]
    public void A_record_is_called_what_people_call_it()
    {
        var answer = Of(Waiting with { Records = [Waiting.Records[0] with { Noun = "abstract" }] });

        answer.Rows[0][0].GetString().ShouldStartWith("abstract \"DEV-12");
    }

    [Theory]
    [InlineData(ChangeState.Applied, "applied", "undo_change takes it back")]
    [InlineData(ChangeState.Unknown, "unknown", "Do not send it again")]
    public void What_was_done_says_what_can_be_done_next(ChangeState state, string word, string next)
    {
        var answer = Of(Waiting with { State = state, DecidedBy = Deciders.Rules, Reasons = [], Records = [Waiting.Records[0] with { Outcome = RecordOutcome.Changed }] });

        answer.Head.Select(pair => pair.Key).ShouldBe(["changeId", "state", "link", "decidedBy"]);
        answer.Head[1].Value.GetString().ShouldBe(word);
        string.Join(' ', answer.Notices).ShouldContain(next);
    }

    [Theory]
    [InlineData(ChangeState.Refused, RecordOutcome.NotSent, false, "Nothing was changed: the person refused it. Asked for was: Change title of")]
    [InlineData(ChangeState.Refused, RecordOutcome.Conflict, true, "Nothing was changed: the column outcome says why. Asked for was: Change title of")]
    [InlineData(ChangeState.Refused, RecordOutcome.Refused, true, "Nothing was changed: the column outcome says why. Asked for was: Change title of")]
    [InlineData(ChangeState.Expired, RecordOutcome.NotSent, false, "Nothing was changed: this one is over. Asked for was: Change title of")]
    public void What_was_not_done_says_so_first_and_has_nothing_to_put_back(ChangeState state, RecordOutcome outcome, bool wasSent, string notice)
    {
        var answer = Of(Waiting with
        {
            State = state,
            SentAt = wasSent ? Waiting.CreatedAt : null,
            Effects = ["Speakers see: declined.", ChangeWords.Anew],
            Records = [Waiting.Records[0] with { Outcome = outcome, OutcomeNote = "It says why." }],
        });

        var told = string.Join(' ', answer.Notices);
        told.ShouldStartWith(notice);
        told.ShouldNotContain("Speakers see");
        told.ShouldContain(ChangeWords.Anew);
        answer.Rows.Select(row => row[5].GetString()).ShouldAllBe(undoable => undoable == "no: there is nothing of it to put back.");
        answer.Rows[0][6].GetString().ShouldBe($"{ChangeWords.Of(outcome)}: It says why.", "what it would bring about is no matter any more");
    }

    [Fact]
    public void What_was_done_in_part_says_how_much_and_only_that_can_be_put_back()
    {
        var record = Waiting.Records[0] with { Fields = [Waiting.Records[0].Fields[0]] };
        var change = Waiting with
        {
            State = ChangeState.PartlyApplied,
            SentAt = Waiting.CreatedAt,
            Records = [record with { Outcome = RecordOutcome.Changed }, record with { Outcome = RecordOutcome.Conflict }, record with { Outcome = RecordOutcome.Unknown }],
        };

        Of(change).Notices[0].ShouldBe("Done in part only: 1 of 3 records were written. Asked for was:");
        Of(change).Rows.Select(row => row[5].GetString()).ShouldBe(["yes", "no: there is nothing of it to put back.", "no: it is not known whether it was written."]);
        Of(change).Rows[0][6].GetString().ShouldBe("changed. Conflict: The room would be used twice.");
        Of(change with { State = ChangeState.Undone, UndoneBy = "c2" }).Rows[0][5].GetString().ShouldBe("no: it was put back already.");
        Of(change with { State = ChangeState.Undone, UndoneBy = "c2", Records = [Waiting.Records[0] with { Outcome = RecordOutcome.Changed }] }).Rows[1][5].GetString().ShouldBe("no: Sessionboard's API cannot empty a field.", "that one stayed");
        Of(change with { State = ChangeState.Unknown }).Notices[0].ShouldStartWith("It is not known yet whether all of it was written.");
    }

    // No pattern knows these: they are masked by what they are, or may be, and not by how they look.
    [Theory]
    [InlineData("custom_fields.diet", true, true, "no nuts", "***")]
    [InlineData("custom_fields.diet", false, true, "no nuts", "no nuts")]
    [InlineData("custom_fields.diet", null, true, "no nuts", "***")]
    [InlineData("custom_fields.diet", true, false, "no nuts", "no nuts")]
    [InlineData("custom_fields.diet", true, true, "j*** from upstairs", "***")]
    [InlineData("custom_fields.diet", false, true, "write to ada@example.org", "write to a***@e***.org")]
    [InlineData("phone", true, true, "extension twelve", "***")]
    [InlineData("phone", null, true, "extension twelve", "***")]
    [InlineData("email", null, true, "a***@e***.org", "a***@e***.org")]
    [InlineData("email", true, true, "ada@example.org", "a***@e***.org")]
    [InlineData("title", null, true, "no nuts", "no nuts")]
    public void Personal_fields_are_masked_whole_where_the_reader_may_not_see_them(string field, bool? isPersonal, bool masks, string value, string expected)
    {
        var change = Waiting with
        {
            Records = [Waiting.Records[0] with { Fields = [new FieldChange { Field = field, Label = "it", Before = Cells.Text(value), After = Cells.Text(value), ShownBefore = value, ShownAfter = "", IsPersonal = isPersonal }] }],
        };
        var kept = JsonSerializer.Deserialize(JsonSerializer.Serialize(change, ChangeJson.Default.ChangeSet), ChangeJson.Default.ChangeSet)!;

        var row = Of(kept, masks).Rows[0];

        row[3].GetString().ShouldBe(expected);
        row[4].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void What_is_kept_is_read_back_as_it_was()
    {
        var kept = JsonSerializer.Serialize(Waiting, ChangeJson.Default.ChangeSet);

        JsonSerializer.Serialize(JsonSerializer.Deserialize(kept, ChangeJson.Default.ChangeSet)!, ChangeJson.Default.ChangeSet).ShouldBe(kept);
        kept.ShouldContain("\"state\":\"Waiting\"");
    }

    private static TableAnswer Of(ChangeSet change, bool masks = true) => ChangeAnswer.Of(
        change, 1, new Uri($"https://mcp.example.org/changes/{change.Id}"), new Receipt { Source = "test", AsOf = change.CreatedAt, Masked = masks }, masks);
}
