using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Tests.Parsing;

public sealed class SbqlParserTests
{
    [Fact]
    public void Every_clause_of_FIND_is_read()
    {
        var query = Parse("""
            find Session include title as t, COUNT(distinct track.id) where capacity >= -1.5
            group by title having count(*) > 1 order by t desc, title asc, id limit 10 ;
            """);

        query.Dialect.ShouldBe(QueryDialect.Find);
        query.Entity.Text.ShouldBe("Session");
        query.Columns.Select(column => column.Alias?.Text).ShouldBe(["t", null]);
        query.Columns[1].Expression.ShouldBeOfType<AggregateExpression>().Distinct.ShouldBeTrue();
        var where = query.Where.ShouldBeOfType<ComparisonCondition>();
        (where.Operator, ((NumberLiteral)where.Right).Value).ShouldBe((ComparisonOperator.GreaterOrEqual, -1.5m));
        query.GroupBy.Count.ShouldBe(1);
        ((ComparisonCondition)query.Having!).Left.ShouldBeOfType<AggregateExpression>().Argument.ShouldBeNull();
        query.OrderBy.Select(order => order.Descending).ShouldBe([true, false, false]);
        query.Limit!.Rows.ShouldBe(10);
    }

    [Fact]
    public void Every_clause_of_SELECT_is_read()
    {
        var query = Parse("SELECT DISTINCT * FROM sessions JOIN tracks JOIN rooms WHERE NOT is_public = TRUE");

        (query.Dialect, query.Distinct, query.Columns.Count).ShouldBe((QueryDialect.Select, true, 0));
        query.Joins.Select(join => join.Text).ShouldBe(["tracks", "rooms"]);
        query.Where.ShouldBeOfType<NotCondition>();
    }

    [Fact]
    public void Clauses_of_FIND_may_stand_in_any_order()
    {
        var query = Parse("FIND Session LIMIT 1 ORDER BY title HAVING COUNT(*) > 1 GROUP BY title WHERE id = 'a' INCLUDE title");

        (query.Limit, query.Having, query.Where).ShouldNotBe((null, null, null));
        (query.OrderBy.Count, query.GroupBy.Count, query.Columns.Count).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void AND_binds_stronger_than_OR_and_NOT_strongest()
    {
        var or = Parse("FIND Session WHERE a = 1 OR NOT b = 2 AND c = 3 AND d = 4").Where.ShouldBeOfType<LogicalCondition>();

        (or.All, or.Conditions.Count).ShouldBe((false, 2));
        var and = or.Conditions[1].ShouldBeOfType<LogicalCondition>();
        (and.All, and.Conditions.Count).ShouldBe((true, 3));
        and.Conditions[0].ShouldBeOfType<NotCondition>();
    }

    [Fact]
    public void Parentheses_group_conditions()
    {
        var and = Parse("FIND Session WHERE (a = 1 OR b = 2) AND c = 3").Where.ShouldBeOfType<LogicalCondition>();

        and.All.ShouldBeTrue();
        and.Conditions[0].ShouldBeOfType<LogicalCondition>().All.ShouldBeFalse();
    }

    [Theory]
    [InlineData("=", ComparisonOperator.Equal)]
    [InlineData("!=", ComparisonOperator.NotEqual)]
    [InlineData("<>", ComparisonOperator.NotEqual)]
    [InlineData("<", ComparisonOperator.Less)]
    [InlineData("<=", ComparisonOperator.LessOrEqual)]
    [InlineData(">", ComparisonOperator.Greater)]
    [InlineData(">=", ComparisonOperator.GreaterOrEqual)]
    public void Every_comparison_is_read_without_spaces_too(string sign, ComparisonOperator expected) =>
        Parse($"FIND Session WHERE a{sign}1").Where.ShouldBeOfType<ComparisonCondition>().Operator.ShouldBe(expected);

    [Fact]
    public void Quotes_are_doubled_inside_quotes()
    {
        var where = (ComparisonCondition)Parse("""FIND Session WHERE "a ""b"" c" = 'it''s'""").Where!;

        ((PathExpression)where.Left).Text.ShouldBe("a \"b\" c");
        ((TextLiteral)where.Right).Value.ShouldBe("it's");
    }

    [Fact]
    public void Names_in_backticks_and_keywords_after_a_dot_are_names()
    {
        var query = Parse("SELECT `order`, session.order, date, count FROM sessions");

        query.Columns.Select(column => ((PathExpression)column.Expression).Text)
            .ShouldBe(["order", "session.order", "date", "count"]);
    }

    [Fact]
    public void Comments_are_skipped()
    {
        Parse("-- what\nFIND /* a ' */ Session -- the end").Entity.Text.ShouldBe("Session");
    }

    [Fact]
    public void Spans_say_where_things_stand()
    {
        const string Text = "  FIND Session\n  WHERE speakers.email IS NOT NULL ;";
        var query = Parse(Text);

        Slice(query).ShouldBe("FIND Session\n  WHERE speakers.email IS NOT NULL");
        Slice(query.Where!).ShouldBe("speakers.email IS NOT NULL");
        query.Where!.Span.Start.ShouldBe(new TextPosition(23, 2, 9));

        static string Slice(SbqlNode node) => Text[node.Span.Start.Offset..node.Span.EndOffset];
    }

    [Fact]
    public void A_long_chain_is_one_flat_condition()
    {
        var text = "FIND Session WHERE " + string.Join(" OR ", Enumerable.Repeat("a = 1", 9_000));

        Parse(text).Where.ShouldBeOfType<LogicalCondition>().Conditions.Count.ShouldBe(9_000);
    }

    private static SbqlQuery Parse(string text)
    {
        var result = SbqlParser.Parse(text);
        result.Error?.Message.ShouldBeNull();
        return result.Query!;
    }
}
