using System.Globalization;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Rewrites a value that was written for another type.</summary>
internal static class ValueFix
{
    public static string? Of(string text, SbqlErrorException error)
    {
        var written = text[error.Span.Start.Offset..error.Span.EndOffset];
        var bare = written.Trim('\'').Trim();
        var right = error.Error.Expected ?? "";
        var value =
            right.StartsWith("a number", StringComparison.Ordinal) ? Number(bare)
            : right == "TRUE or FALSE" ? Truth(bare)
            : right.StartsWith("a text in single quotes", StringComparison.Ordinal) && written[0] != '\'' && !written.Contains('(', StringComparison.Ordinal) ? NameText.Quoted(written)
            : error.Rule == DiagnosticRules.UnreadableValue ? Day(bare)
            : null;
        return value is null ? null : TextEdit.Replace(text, error.Span, value);
    }

    private static string? Number(string bare) =>
        decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            && bare.Length <= 28 && !bare.StartsWith('+') && char.IsAsciiDigit(bare[^1]) && !bare.StartsWith('.') ? bare : null;

    private static string? Truth(string bare) => bare.ToUpperInvariant() switch
    {
        "1" or "YES" or "Y" => "TRUE",
        "0" or "NO" or "N" => "FALSE",
        _ => null,
    };

    // 2026/10/12 can be read in one way only; 12.10.2026 in two.
    private static string? Day(string bare)
    {
        var day = bare.Replace('/', '-');
        return DatetimeText.Day(day) is null ? null : NameText.Quoted(day);
    }
}
