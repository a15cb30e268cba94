using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL;

/// <summary>Carries the first error out of the nested rules; <see cref="SbqlParser"/> and the compiler turn it into a result.</summary>
internal sealed class SbqlErrorException(SbqlError error, TextSpan span) : Exception(error.Message)
{
    public SbqlError Error { get; } = error;

    public TextSpan Span { get; } = span;

    /// <summary>Which rule of the checker is broken; null where the checker tells by other signs.</summary>
    public DiagnosticRule? Rule { get; init; }

    /// <summary>The name that does not exist, if that is the error.</summary>
    public NameSought? Sought { get; init; }

    /// <summary>The keyword that was probably meant at this place, if there is one.</summary>
    public string? Meant { get; init; }

    public static SbqlErrorException At(
        TextSpan span, string message, string? expected = null, DiagnosticRule? rule = null, NameSought? sought = null) =>
        new(SbqlError.At(span.Start, message, expected), span) { Rule = rule, Sought = sought };
}
