using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>The grammar of what <c>WHERE</c> and <c>HAVING</c> take.</summary>
internal sealed class ConditionGrammar(TokenCursor cursor, ExpressionGrammar expressions)
{
    private static readonly string[] Tests = ["IN", "BETWEEN", "LIKE", "CONTAINS", "STARTS WITH", "ENDS WITH"];

    // condition := both { 'OR' both }
    public Condition Condition() => Chain(Both, Keyword.Or);

    // both := negation { 'AND' negation }
    private Condition Both() => Chain(Negation, Keyword.And);

    private Condition Chain(Func<Condition> operand, Keyword joint)
    {
        var first = operand();
        if (!cursor.Take(joint))
            return first;
        var operands = new List<Condition> { first };
        do
            operands.Add(operand());
        while (cursor.Take(joint));
        return new LogicalCondition(joint == Keyword.And, operands, first.Span.Through(operands[^1].Span));
    }

    // negation := 'NOT' negation | '(' condition ')' | comparison
    private Condition Negation()
    {
        var start = cursor.Current.Span;
        if (cursor.Take(Keyword.Not))
        {
            cursor.Enter();
            var inner = Negation();
            cursor.Leave();
            return new NotCondition(inner, start.Through(inner.Span));
        }

        if (cursor.Take(TokenKind.Open, "\"(\""))
        {
            cursor.Enter();
            var inner = Condition();
            cursor.Require(TokenKind.Close, "\")\"");
            cursor.Leave();
            return inner;
        }

        return Comparison();
    }

    // comparison := expression [ operator expression | 'IS' [ 'NOT' ] ( 'NULL' | 'EMPTY' ) | [ 'NOT' ] ( in | between | like | match ) ]
    private Condition Comparison()
    {
        var left = expressions.Expression("a column");
        if (OperatorOf(cursor.Current.Kind) is { } comparison)
        {
            cursor.Take();
            var right = expressions.Expression("a value or a column");
            return new ComparisonCondition(left, comparison, right, left.Span.Through(right.Span));
        }

        if (cursor.Current.Keyword == Keyword.Is)
        {
            cursor.Take();
            var isNot = cursor.Take(Keyword.Not);
            if (cursor.TakeWord("EMPTY"))
                return new EmptyCondition(left, isNot, left.Span.Through(cursor.LastSpan));
            cursor.Require(Keyword.Null);
            return new NullCondition(left, isNot, left.Span.Through(cursor.LastSpan));
        }

        var negated = cursor.Current.Keyword == Keyword.Not;
        if (negated)
            cursor.Take();
        return cursor.Current.Keyword switch
        {
            Keyword.In => In(left, negated),
            Keyword.Between => Between(left, negated),
            Keyword.Like => Like(left, negated),
            _ when MatchHere() is { } match => Match(left, negated, match),
            _ when negated => throw cursor.Fail("IN, BETWEEN, LIKE, CONTAINS, STARTS WITH or ENDS WITH", Tests),
            // A boolean may stand alone, where the condition ends with it.
            _ when left is not Syntax.Literal && EndsHere() => new TruthCondition(left, left.Span),
            _ => throw cursor.Fail(
                "a comparison (=, !=, <, <=, >, >=, IN, BETWEEN, LIKE, CONTAINS, STARTS WITH, ENDS WITH, IS NULL or IS EMPTY)", [.. Tests, "IS NULL", "IS EMPTY"]),
        };
    }

    private TextMatch? MatchHere() =>
        cursor.IsWord("CONTAINS") ? TextMatch.Contains
        : cursor.IsWord("STARTS") ? TextMatch.StartsWith
        : cursor.IsWord("ENDS") ? TextMatch.EndsWith
        : null;

    private bool EndsHere() =>
        cursor.Current.Kind is TokenKind.End or TokenKind.Close or TokenKind.Semicolon
        || cursor.Current.Keyword is Keyword.And or Keyword.Or or Keyword.Group or Keyword.Having or Keyword.Include or Keyword.Limit
            or Keyword.Order or Keyword.Where
        || cursor.IsPivot;

    // match := ( 'CONTAINS' | 'STARTS' 'WITH' | 'ENDS' 'WITH' ) text
    private MatchCondition Match(Expression left, bool negated, TextMatch match)
    {
        cursor.Take();
        if (match != TextMatch.Contains && !cursor.TakeWord("WITH"))
            throw cursor.Fail();
        var token = cursor.Require(TokenKind.Text, "a text in quotes such as 'keynote'");
        return new MatchCondition(left, match, negated, new TextLiteral(token.Value, token.Span), left.Span.Through(token.Span));
    }

    // in := 'IN' '(' literal { ',' literal } ')'
    private InCondition In(Expression left, bool negated)
    {
        cursor.Take();
        cursor.Require(TokenKind.Open, "\"(\"");
        var values = new List<Literal> { Value() };
        while (cursor.Take(TokenKind.Comma, "\",\""))
            values.Add(Value());
        var end = cursor.Require(TokenKind.Close, "\")\"").Span;
        return new InCondition(left, negated, values, left.Span.Through(end));
    }

    private Literal Value() => expressions.Literal() ?? throw cursor.Fail("a value such as 'accepted'");

    // between := 'BETWEEN' expression 'AND' expression
    private BetweenCondition Between(Expression left, bool negated)
    {
        cursor.Take();
        var low = expressions.Expression("a value or a column");
        cursor.Require(Keyword.And);
        var high = expressions.Expression("a value or a column");
        return new BetweenCondition(left, negated, low, high, left.Span.Through(high.Span));
    }

    // like := 'LIKE' text
    private LikeCondition Like(Expression left, bool negated)
    {
        cursor.Take();
        var token = cursor.Require(TokenKind.Text, "a pattern in quotes such as '%keynote%'");
        var pattern = new TextLiteral(token.Value, token.Span);
        return new LikeCondition(left, negated, pattern, left.Span.Through(token.Span));
    }

    private static ComparisonOperator? OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Equal => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };
}
