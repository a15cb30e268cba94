using SessionboardMcp.SbQL.Checking;

namespace SessionboardMcp.SbQL.Tests.Checking;

public sealed class Wrong_queries
{
    private static readonly IReadOnlyList<WrongQuery> All = [.. Unreadable_queries.All, .. Misfit_queries.All];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < All.Count; i++)
                cases.Add(i, All[i].Text);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_told_what_is_wrong_where_and_how_to_mend_it(int number, string text)
    {
        var found = SbqlChecker.Check(text, CheckedConference.Schema, CheckedConference.Options).Diagnostics[0];

        new WrongQuery(text, found.Code, found.Span.Start.Column, found.Span.Length, found.Message, found.MendedQuery, found.IsSafeToMend)
            .ShouldBe(All[number]);
        found.Severity.ShouldBe(DiagnosticRules.All.Single(rule => rule.Code == found.Code).Severity);
    }

    [Fact]
    public void Show_every_rule_but_the_limits() =>
        DiagnosticRules.All.Select(rule => rule.Code).Except(All.Select(query => query.Code)).ShouldBe([DiagnosticRules.TooLarge.Code]);

    [Fact]
    public void Are_at_least_eighty() => All.Select(query => query.Text).Distinct().Count().ShouldBeGreaterThanOrEqualTo(80);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_not_as_wrong_after_a_safe_mend(int number, string text)
    {
        if (!All[number].IsSafe)
            return;

        var mended = SbqlFixer.Fix(text, CheckedConference.Schema, CheckedConference.Options);

        SbqlChecker.Check(mended, CheckedConference.Schema, CheckedConference.Options).Diagnostics
            .ShouldNotContain(found => found.Code == All[number].Code && found.Severity == DiagnosticSeverity.Error);
    }
}
