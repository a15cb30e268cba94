using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>
/// The second argument of <c>FORMAT_DATE</c>. Sessionboard lists the function and publishes no format: assumed are the letters that web
/// programs commonly take.
/// </summary>
internal static class DatetimeFormat
{
    private const string Expected = "a format of YYYY, MM, DD, HH, mm and ss such as 'YYYY-MM'";

    // Where each part stands in 2026-10-12T09:00:00.
    private static readonly (string Letters, int From, int Length)[] Parts =
        [("YYYY", 1, 4), ("MM", 6, 2), ("DD", 9, 2), ("HH", 12, 2), ("mm", 15, 2), ("ss", 18, 2)];

    public static string Sql(FunctionExpression function, SqlExpression datetime, ParameterList parameters)
    {
        if (function.Arguments.Count < 2)
            throw SbqlErrorException.At(function.Span, $"FORMAT_DATE takes a format second: expected {Expected}.", Expected, DiagnosticRules.WrongType);
        if (function.Arguments[1] is not TextLiteral { Value: { Length: > 0 and <= 100 } format })
            throw Unreadable(function.Arguments[1]);
        var pieces = new List<string>();
        for (var at = 0; at < format.Length;)
        {
            var part = Array.Find(Parts, part => string.CompareOrdinal(format, at, part.Letters, 0, part.Letters.Length) == 0);
            if (part.Letters is not null)
            {
                pieces.Add($"substr({datetime.Sql}, {part.From}, {part.Length})");
                at += part.Letters.Length;
                continue;
            }

            var start = at;
            while (at < format.Length && !char.IsLetter(format[at]))
                at++;
            if (at == start)
                throw Unreadable(function.Arguments[1]);
            pieces.Add(parameters.Add((object)format[start..at]));
        }

        // A format of signs only would otherwise show them for a datetime that is not there.
        return $"CASE WHEN {datetime.Sql} IS NOT NULL THEN {string.Join(" || ", pieces)} END";
    }

    private static SbqlErrorException Unreadable(Expression format) =>
        SbqlErrorException.At(
            format.Span, $"{ColumnNames.Of(format)} is no format of a date: expected {Expected}.", Expected, DiagnosticRules.WrongType);
}
