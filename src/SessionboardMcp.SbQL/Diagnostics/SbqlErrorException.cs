using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Diagnostics;

/// <summary>Carries the first error out of the nested rules; <see cref="SbqlParser"/> and the compiler turn it into a result.</summary>
internal sealed class SbqlErrorException(SbqlError error, TextSpan span) : Exception(error.Message)
{
    public SbqlError Error { get; } = error;

    public TextSpan Span { get; } = span;

    /// <summary>Which rule of the checker is broken; null where the checker tells by other signs.</summary>
    public DiagnosticRule? Rule { get; init; }

    /// <summary>The name that does not exist, if that is the error.</summary>
    public NameSought? Sought { get; init; }

    /// <summary>What the keyword that stands here should have been, if one was probably meant.</summary>
    public string? Meant { get; init; }

    /// <summary>Everything that the grammar would have taken at this place.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static SbqlErrorException At(
        TextSpan span, string message, string? expected = null, DiagnosticRule? rule = null, NameSought? sought = null) =>
        new(SbqlError.At(span.Start, message, expected), span) { Rule = rule, Sought = sought };
}
