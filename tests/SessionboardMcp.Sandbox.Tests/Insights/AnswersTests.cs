using SessionboardMcp.Sandbox.Insights;
using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.Tests.Insights.Questions;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Sqlite.Execution;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.Sandbox.Tests.Insights;

public sealed class AnswersTests
{
    private static readonly List<Question> Questions =
        [.. DocumentedQueries.All, .. Counts.All, .. Schedule.All, .. People.All, .. Submissions.All, .. Accounts.All,
            .. Wording.All, .. Settings.All, .. Details.All];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var question in Questions)
        {
            if (question.Find is not null)
                cases.Add(question.Text, "FIND");
            if (question.Select is not null)
                cases.Add(question.Text, "SELECT");
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_question_is_answered_as_the_records_say(string text, string dialect)
    {
        var question = Questions.Single(q => q.Text == text);
        var e = Seeded.Event(question.Event);
        var result = new InsightsEngine(new QueryBounds()).Execute(Seeded.Organization, new InsightsRequest
        {
            Query = dialect == "FIND" ? question.Find! : question.Select!,
            EventIds = [e.Id],
            MasksPii = false,
            Limit = int.MaxValue,
        });

        result.Error.ShouldBeNull();
        result.Page!.Columns.Select(column => column.Name).ShouldBe(question.ColumnNames);
        var expected = Rows.Expected(question, e);
        var actual = result.Page.Rows.Select(row => Rows.Line(row, e)).ToList();
        actual.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
        if (question.Order is not null)
            actual.Select(line => Rows.Keys(line, question)).ShouldBe(expected.Select(line => Rows.Keys(line, question)), Case.Insensitive);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_right_query_passes_the_check_as_it_is_and_once_formatted(string text, string dialect)
    {
        var question = Questions.Single(q => q.Text == text);
        var (query, schema) = (dialect == "FIND" ? question.Find! : question.Select!, InsightsSchema.OfEvent(Seeded.Event(question.Event)));

        var check = SbqlChecker.Check(query, schema, new CheckOptions { KnownStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"] });
        check.Diagnostics.ShouldNotContain(found => found.Severity == DiagnosticSeverity.Error);

        var formatted = SbqlFormatter.Format(check.Query!);
        SbqlChecker.Check(formatted, schema, new CheckOptions()).HasErrors.ShouldBeFalse(formatted);
    }

    [Fact]
    public void Eighty_questions_are_asked_in_both_dialects_and_nearly_all_have_an_answer()
    {
        Questions.Count(question => question is { Find: not null, Select: not null }).ShouldBeGreaterThanOrEqualTo(80);
        var empty = Questions.Where(question => !question.Rows(Seeded.Event(question.Event)).Any()).Select(question => question.Text);
        empty.ShouldBe(["What do reviewers say about the big event, whose evaluations are stored elsewhere?"]);
    }
}
