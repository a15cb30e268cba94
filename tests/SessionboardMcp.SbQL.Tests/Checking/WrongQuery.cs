using System.Text;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;

namespace SessionboardMcp.SbQL.Tests.Checking;

/// <summary>One entry of <c>WrongQueries.txt</c>: a query, and under it what is said of it first.</summary>
internal static class WrongQuery
{
    private const string Nothing = "(nothing)";
    private const char NewLine = '⏎';

    /// <summary>The query of an entry.</summary>
    public static string TextOf(string entry)
    {
        var line = entry.Split('\n')[0];
        return line == Nothing ? "" : line.Replace(NewLine, '\n');
    }

    /// <summary>
    /// The entry of a query as the checker finds it: the place under the query, the rule, the sentence, and the fix (<c>maybe</c> where
    /// something else may have been meant) with the rules of the errors that it leaves.
    /// </summary>
    public static string Entry(string text)
    {
        if (Found(text) is not [var found, ..])
            return $"{OneLine(text)}\n(nothing is found)";
        var entry = new StringBuilder(OneLine(text)).Append('\n');
        entry.Append(' ', found.Span.Start.Offset).Append(found.Span.Length == 0 ? "|" : new string('^', found.Span.Length));
        entry.Append($" {found.Code} {(found.Severity == DiagnosticSeverity.Error ? "error" : "warning")}\n{found.Message}");
        if (found.CorrectedQuery is not { } corrected)
            return entry.ToString();
        entry.Append($"\n{(found.IsSafeToFix ? "fix" : "maybe")}: {OneLine(corrected)}");
        var left = Found(corrected).Where(left => left.Severity == DiagnosticSeverity.Error).Select(left => left.Code).ToList();
        return entry.Append(left.Count > 0 ? $"\nleft: {string.Join(' ', left)}" : "").ToString();
    }

    public static IReadOnlyList<Diagnostic> Found(string text) => SbqlChecker.Check(text, CheckedConference.Schema, CheckedConference.Options).Diagnostics;

    private static string OneLine(string text) => text.Length == 0 ? Nothing : text.Replace('\n', NewLine);
}
