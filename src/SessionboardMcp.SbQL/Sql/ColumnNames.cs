using System.Globalization;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>What columns and other values are called: as the query writes them, functions in capitals.</summary>
internal static class ColumnNames
{
    public static string Of(ColumnItem column) => column.Alias?.Text ?? Of(column.Expression);

    public static string Of(Expression expression) => expression switch
    {
        PathExpression path => path.Text,
        FunctionExpression function => $"{Of(function.Function)}({string.Join(", ", function.Arguments.Select(Of))})",
        AggregateExpression { Argument: null } => "COUNT(*)",
        AggregateExpression aggregate =>
            $"{aggregate.Function.ToString().ToUpperInvariant()}({(aggregate.Distinct ? "DISTINCT " : "")}{Of(aggregate.Argument)})",
        TextLiteral text => $"'{Token.Short(text.Value)}'",
        NumberLiteral number => number.Value.ToString(CultureInfo.InvariantCulture),
        BooleanLiteral boolean => boolean.Value ? "TRUE" : "FALSE",
        _ => "NULL",
    };

    public static string Of(ScalarFunction function) => function switch
    {
        ScalarFunction.DayOfWeek => "DAY_OF_WEEK",
        ScalarFunction.FormatDate => "FORMAT_DATE",
        ScalarFunction.DateRange => "DATE_RANGE",
        _ => function.ToString().ToUpperInvariant(),
    };
}
