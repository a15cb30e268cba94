namespace SessionboardMcp.Api.Logs;

/// <summary>An exception as a log gets it: what it says, without what a stranger's text in its message could do there.</summary>
/// <param name="original">The exception.</param>
internal sealed class LoggedException(Exception original) : Exception(LogText.Line(original.Message, LogText.MaxValue))
{
    private const int Longest = 16_000;

    private readonly string _text = LogText.Lines(original.ToString(), Longest);

    /// <inheritdoc/>
    public override string? StackTrace => original.StackTrace;

    /// <inheritdoc/>
    public override string ToString() => _text;
}
