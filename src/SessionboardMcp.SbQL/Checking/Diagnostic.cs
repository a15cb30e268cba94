using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Something that the checker found.</summary>
/// <param name="Code">The <see cref="DiagnosticRule.Code"/> of its rule.</param>
/// <param name="Severity">Whether it keeps the query from being sent.</param>
/// <param name="Span">Where it is; for a query that ends too early, of length 0 at its end.</param>
/// <param name="Message">One sentence that says what is wrong and what would be right.</param>
/// <param name="CorrectedQuery">The whole query with this one thing corrected, where that can be told.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, TextSpan Span, string Message, string? CorrectedQuery)
{
    /// <summary>Whether nothing else can reasonably have been meant, so that <see cref="SbqlFixer"/> corrects it unasked.</summary>
    public bool IsSafeToFix { get; init; }

    internal static Diagnostic Of(DiagnosticRule rule, TextSpan span, string message, string? corrected = null, bool safe = false) =>
        new(rule.Code, rule.Severity, span, message, corrected) { IsSafeToFix = safe && corrected is not null };
}
