using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL;

/// <summary>Carries the first error out of the nested rules; <see cref="SbqlParser"/> and the compiler turn it into a result.</summary>
internal sealed class SbqlErrorException(SbqlError error) : Exception(error.Message)
{
    public SbqlError Error { get; } = error;

    public static SbqlErrorException At(TextPosition position, string message, string? expected = null) =>
        new(SbqlError.At(position, message, expected));

    public static SbqlErrorException At(TextSpan span, string message, string? expected = null) =>
        At(span.Start, message, expected);
}
