using SessionboardMcp.Core.Queries;
using SessionboardMcp.Floors;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>A query is read where its text comes in, and nowhere else: whatever comes after takes the tree.</summary>
public sealed class OneParseTests
{
    private static readonly System.Reflection.Assembly Core = typeof(PreparedQuery).Assembly;

    [Fact]
    public void Only_where_a_query_comes_in_its_text_is_read() =>
        MethodCalls.Callers(Core, method => method.Contains(".SbqlParser::Read(", StringComparison.Ordinal)).ShouldBe(
        [
            "AskDataTool",
            "GetDashboardTool",
            // What the check offers in place of a query is another one.
            "QueryText",
            // The query of a report that is saved.
            "ReportPlan",
            "RunQueryTool",
            "RunReportTool",
            // Its examples, once in a process.
            "SbqlGuide",
        ]);

    [Theory]
    [InlineData("SbqlParser::Parse(")]
    [InlineData("SbqlChecker::Check(System.String")]
    [InlineData("SbqlFixer::Fix(System.String")]
    [InlineData("Tokenizer::Read(")]
    public void Nothing_takes_a_way_round_the_tree(string method) =>
        MethodCalls.Callers(Core, called => called.Contains(method, StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("SbqlChecker::Check(SessionboardMcp.SbQL.Parsing.ReadQuery", "QueryCheck SbqlGuide")]
    [InlineData("SbqlFixer::Fix(SessionboardMcp.SbQL.Parsing.ReadQuery", "CheckBasis")]
    [InlineData("SbqlExplainer::Explain(", "QueryCheck")]
    public void What_takes_the_tree_is_asked_where_its_answer_is_kept(string method, string callers) =>
        MethodCalls.Callers(Core, called => called.Contains(method, StringComparison.Ordinal)).ShouldBe(callers.Split(' '));
}
