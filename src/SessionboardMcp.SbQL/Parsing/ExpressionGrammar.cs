using System.Globalization;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Names;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>The grammar of values; what is true or false is in <see cref="ConditionGrammar"/>.</summary>
internal sealed class ExpressionGrammar(TokenCursor cursor)
{
    private static readonly Dictionary<string, ScalarFunction> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UPPER"] = ScalarFunction.Upper,
        ["LOWER"] = ScalarFunction.Lower,
        ["DATE"] = ScalarFunction.Date,
        ["TIME"] = ScalarFunction.Time,
        ["MONTH"] = ScalarFunction.Month,
        ["YEAR"] = ScalarFunction.Year,
        ["DAY_OF_WEEK"] = ScalarFunction.DayOfWeek,
        ["ROUND"] = ScalarFunction.Round,
        ["FORMAT_DATE"] = ScalarFunction.FormatDate,
        ["DATE_RANGE"] = ScalarFunction.DateRange,
    };

    private static readonly Dictionary<string, AggregateFunction> Aggregates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["COUNT"] = AggregateFunction.Count,
        ["SUM"] = AggregateFunction.Sum,
        ["AVG"] = AggregateFunction.Avg,
        ["MIN"] = AggregateFunction.Min,
        ["MAX"] = AggregateFunction.Max,
    };

    public Condition Condition() => new ConditionGrammar(cursor, this).Condition();

    // expression := literal | term
    public Expression Expression(string description) => Literal() ?? Term(description);

    // term := path | function | aggregate
    public Expression Term(string description)
    {
        // The names of functions are plain names where no parenthesis follows: a field may be called "date".
        if (cursor.Current.Kind == TokenKind.Word && cursor.Following?.Kind == TokenKind.Open && cursor.IsName())
            return Call();
        return cursor.IsName() ? Path() : throw cursor.Fail(description);
    }

    // path := name { '.' name }
    private PathExpression Path()
    {
        var parts = new List<Identifier> { cursor.RequireName("a name") };
        while (cursor.Current.Kind == TokenKind.Dot)
        {
            cursor.Take();
            parts.Add(cursor.RequireName("a field after the dot", anyWord: true));
        }

        return new PathExpression(parts, parts[0].Span.Through(parts[^1].Span));
    }

    private Expression Call()
    {
        var name = cursor.Current;
        if (Aggregates.TryGetValue(name.Value, out var aggregate))
            return Aggregate(aggregate);
        if (Functions.TryGetValue(name.Value, out var function))
            return Function(function);
        var known = Aggregates.Keys.Concat(Functions.Keys).ToList();
        var near = NearestNames.Of(name.Value, known, 1);
        var expected = near.Count > 0 ? near[0] : TokenCursor.Listed(known);
        var message = $"There is no function \"{Token.Short(name.Value)}\": expected {expected}.";
        var sought = new NameSought("function", new Identifier(name.Value, false, name.Span), known, []);
        throw SbqlErrorException.At(name.Span, message, expected, DiagnosticRules.UnknownFunction, sought);
    }

    // function := name '(' expression { ',' expression } ')'
    private FunctionExpression Function(ScalarFunction function)
    {
        var start = Opened();
        var arguments = new List<Expression> { Expression("a column") };
        while (cursor.Take(TokenKind.Comma, "\",\""))
            arguments.Add(Expression("a column"));
        return new FunctionExpression(function, arguments, Closed(start));
    }

    // aggregate := 'COUNT' '(' '*' ')' | name '(' [ 'DISTINCT' ] expression ')', DISTINCT with COUNT only
    private AggregateExpression Aggregate(AggregateFunction function)
    {
        var start = Opened();
        var counts = function == AggregateFunction.Count;
        if (counts && cursor.Take(TokenKind.Star, "*"))
            return new AggregateExpression(function, false, null, Closed(start));
        var distinct = counts && cursor.Take(Keyword.Distinct);
        var argument = Expression("a column");
        return new AggregateExpression(function, distinct, argument, Closed(start));
    }

    private TextSpan Opened()
    {
        cursor.Enter();
        var start = cursor.Take().Span;
        cursor.Take();
        return start;
    }

    private TextSpan Closed(TextSpan start)
    {
        var end = cursor.Require(TokenKind.Close, "\")\"").Span;
        cursor.Leave();
        return start.Through(end);
    }

    // literal := text | number | 'TRUE' | 'FALSE' | 'NULL'
    public Literal? Literal()
    {
        var token = cursor.Current;
        Literal? literal = (token.Kind, token.Keyword) switch
        {
            (TokenKind.Text, _) => new TextLiteral(token.Value, token.Span),
            (TokenKind.Number, _) =>
                new NumberLiteral(decimal.Parse(token.Value, CultureInfo.InvariantCulture), token.Span),
            (_, Keyword.True or Keyword.False) => new BooleanLiteral(token.Keyword == Keyword.True, token.Span),
            (_, Keyword.Null) => new NullLiteral(token.Span),
            _ => null,
        };
        if (literal is not null)
            cursor.Take();
        return literal;
    }
}
