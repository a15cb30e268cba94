namespace SessionboardMcp.Desktop.Hosting;

/// <summary>The streams that an assistant starts the program with.</summary>
/// <param name="Input">Its messages, a line each.</param>
/// <param name="Output">Our messages, and nothing else.</param>
/// <param name="Error">What people read.</param>
internal sealed record StandardStreams(Stream Input, Stream Output, TextWriter Error)
{
    /// <summary>Whether a person sits there, and no assistant.</summary>
    public bool IsTerminal { get; init; }
}
