using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL;

/// <summary>Corrects a query where nothing else can have been meant.</summary>
public static class SbqlFixer
{
    // A text has no more slips than this that are worth correcting unasked; it also ends fixes that undo each other.
    private const int MostFixes = 20;

    /// <summary>
    /// The text with every safe fix applied (<see cref="Diagnostic.IsSafeToFix"/>), one after the other; the same text where there is none.
    /// </summary>
    /// <param name="text">The query.</param>
    /// <param name="schema">What may be named.</param>
    /// <param name="options">What is known beside the schema.</param>
    public static string Fix(string text, SbqlSchema schema, CheckOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { text };
        for (var fixes = 0; fixes < MostFixes; fixes++)
        {
            var fix = SbqlChecker.Check(text, schema, options).Diagnostics.FirstOrDefault(found => found.IsSafeToFix);
            if (fix?.CorrectedQuery is not { } corrected || !seen.Add(corrected))
                break;
            text = corrected;
        }

        return text;
    }
}
