using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Tests.Parsing;

public sealed class SbqlGrammarTests
{
    [Fact]
    public void Has_every_keyword_and_function_that_is_read()
    {
        string[] words =
        [
            .. Enum.GetValues<Keyword>().Where(keyword => keyword != Keyword.None).Select(keyword => keyword.ToString().ToUpperInvariant()),
            .. Enum.GetValues<ScalarFunction>().Select(ColumnNames.Of),
            .. Enum.GetValues<AggregateFunction>().Select(function => function.ToString().ToUpperInvariant()),
            "CONTAINS", "STARTS", "ENDS", "WITH", "EMPTY", "PIVOT",
        ];

        words.Where(word => !SbqlGrammar.Ebnf.Contains($"\"{word}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Defines_every_rule_that_it_uses()
    {
        var lines = SbqlGrammar.Ebnf.Split('\n');
        var defined = lines.Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith(' ')).Select(line => line.Split('=')[0].Trim()).ToList();

        defined.ShouldBeUnique();
        foreach (var rule in new[] { "query", "find", "select", "clause", "columns", "condition", "test", "expression", "function", "aggregate", "literal", "name", "text", "number" })
            defined.ShouldContain(rule);
        SbqlGrammar.Ebnf.ShouldNotContain("(*");
    }
}
