namespace SessionboardMcp.Core.Calls;

/// <summary>Which tools are offered. Section <c>Tools</c> of the configuration.</summary>
internal sealed class ToolsOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Tools";

    /// <summary>The key of <see cref="Sets"/>.</summary>
    public const string SetsKey = $"{Section}:{nameof(Sets)}";

    /// <summary>The sets of tools that are shown, by name, or <c>all</c>. Where none is named: those for everyday work, and what a person ticked.</summary>
    public IList<string> Sets { get; } = [];

    /// <summary>
    /// Whether <c>search</c> and <c>fetch</c>, which ChatGPT's deep research expects, are offered to every client. Without it only a
    /// client that calls itself ChatGPT sees them. False by default.
    /// </summary>
    public bool SearchAndFetch { get; set; }

    /// <summary>The events that <c>search</c> looks into, by id or exact name; the first ten where none is named.</summary>
    public IList<string> SearchEvents { get; } = [];
}
