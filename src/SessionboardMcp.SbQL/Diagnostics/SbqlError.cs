using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Diagnostics;

/// <summary>What is wrong with a query, and where.</summary>
/// <param name="Message">One plain sentence that says what is wrong and what was expected.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Offset">Characters before it, from 0.</param>
/// <param name="Expected">What would have been right at that place, where that can be said shortly.</param>
public sealed record SbqlError(string Message, int Line, int Column, int Offset, string? Expected)
{
    internal static SbqlError At(TextPosition position, string message, string? expected) =>
        new(message, position.Line, position.Column, position.Offset, expected);
}
