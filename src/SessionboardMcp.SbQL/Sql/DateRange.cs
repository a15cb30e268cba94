using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>
/// <c>DATE_RANGE</c>. Sessionboard lists the function among those of datetimes and publishes nothing of its arguments: assumed are a first and
/// a last day, as a builder's date picker gives them. Anything else (words such as a period before today) may be right there, and is left alone.
/// </summary>
internal static class DateRange
{
    private const string Expected = "a datetime, a first and a last day such as DATE_RANGE(starts_at, '2026-10-12', '2026-10-14')";

    public static string Sql(FunctionExpression function, SqlExpression datetime, ParameterList parameters)
    {
        if (function.Arguments is not [_, TextLiteral first, TextLiteral last] || DatetimeText.Day(first.Value) is not { } from || DatetimeText.Day(last.Value) is not { } to)
        {
            throw SbqlErrorException.At(
                function.Span, $"What DATE_RANGE takes is not published, and this is not known here: expected {Expected}.", Expected, DiagnosticRules.UnknownSyntax);
        }

        var day = $"substr({datetime.Sql}, 1, 10)";
        return $"({day} >= {parameters.Add((object)from)} AND {day} <= {parameters.Add((object)to)})";
    }
}
