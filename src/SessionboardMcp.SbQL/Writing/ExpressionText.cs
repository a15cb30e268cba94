using System.Globalization;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Writing;

/// <summary>Writes values.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression) => expression switch
    {
        PathExpression path => string.Join('.', path.Parts.Select((part, i) => NameText.Of(part.Text, anyWord: i > 0))),
        FunctionExpression function => $"{ColumnNames.Of(function.Function)}({List(function.Arguments)})",
        AggregateExpression { Argument: null } => "COUNT(*)",
        AggregateExpression aggregate =>
            $"{aggregate.Function.ToString().ToUpperInvariant()}({(aggregate.Distinct ? "DISTINCT " : "")}{Of(aggregate.Argument)})",
        TextLiteral text => NameText.Quoted(text.Value),
        NumberLiteral number => number.Value.ToString("0.############################", CultureInfo.InvariantCulture),
        BooleanLiteral boolean => boolean.Value ? "TRUE" : "FALSE",
        NullLiteral => "NULL",
        _ => throw new InvalidOperationException($"There is no expression {expression.GetType().Name}."),
    };

    public static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));
}
