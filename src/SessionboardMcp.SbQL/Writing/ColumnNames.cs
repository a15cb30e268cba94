using System.Globalization;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Writing;

/// <summary>What columns and other values are called: as the query writes them, functions in capitals.</summary>
public static class ColumnNames
{
    /// <summary>The name of a column of the result: its alias, else the name of what it holds.</summary>
    public static string Of(ColumnItem column) => column.Alias?.Text ?? Of(column.Expression);

    /// <summary>The name of a value without an alias, such as <c>COUNT(DISTINCT track.id)</c>.</summary>
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

    internal static string Of(ScalarFunction function) => function switch
    {
        ScalarFunction.DayOfWeek => "DAY_OF_WEEK",
        ScalarFunction.FormatDate => "FORMAT_DATE",
        ScalarFunction.DateRange => "DATE_RANGE",
        _ => function.ToString().ToUpperInvariant(),
    };
}
