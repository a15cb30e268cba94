using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>
/// Masks the columns that hold personal data. A column has only a name that the query chose, so what kind of data a value
/// is shows in the value.
/// </summary>
internal static class ResultMask
{
    /// <summary>Masks in place.</summary>
    public static void Apply(IReadOnlyList<ResultColumn> columns, IReadOnlyList<object?[]> rows)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns[i].ContainsPii)
                continue;
            foreach (var row in rows)
                row[i] = Masked(row[i]);
        }
    }

    private static string? Masked(object? value) => value switch
    {
        null => null,
        string text when text.Contains('@', StringComparison.Ordinal) => PiiMask.Email(text),
        string text when IsPhone(text) => PiiMask.Phone(text),
        string text => PiiMask.Text(text),
        _ => "***",
    };

    private static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) >= 7 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '(' or ')' or '.' or '/' or ' ' or 'x');
}
