namespace SessionboardMcp.Core.Changes;

/// <summary>What the operator allows of changes. Section <c>Writes</c> of the configuration.</summary>
public sealed class WritesOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Writes";

    /// <summary>Whether anything may be changed at all. True by default: a person still has to grant write scopes. False hides every tool that writes, and stops what waits.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Which changes a person has to see first. <see cref="ApprovalMode.Risky"/> by default.</summary>
    public ApprovalMode Approval { get; set; } = ApprovalMode.Risky;

    /// <summary>
    /// With <see cref="ApprovalMode.Never"/>: the tools, by name, whose changes are done at once even where they delete, commit, or cannot be
    /// undone. None by default.
    /// </summary>
    public IList<string> NeverAskFor { get; } = [];

    /// <summary>
    /// Whether a person may be asked in the assistant, where it has forms (form elicitation): their yes then counts for at most ten records that
    /// can be put back. True by default. What answers is the assistant's program; where only a browser is to be trusted, set it to false.
    /// </summary>
    public bool AsksInAssistant { get; set; } = true;

    /// <summary>
    /// Whether the desktop program opens a window of the person's browser for a change that waits. True by default. False opens none: what no form can
    /// decide is refused then. Servers have a page instead, and open nothing.
    /// </summary>
    public bool OpensWindow { get; set; } = true;

    /// <summary>Spans of time in which every change waits for a person, whatever <see cref="Approval"/> says. None by default.</summary>
    public IList<FreezeWindow> Freeze { get; } = [];
}

/// <summary>Which changes a person has to see first.</summary>
public enum ApprovalMode
{
    /// <summary>Those that publish, delete, decide, touch several records, or cannot be undone.</summary>
    Risky,

    /// <summary>Every one.</summary>
    Always,

    /// <summary>None but deletes, commits and what cannot be undone; see <see cref="WritesOptions.NeverAskFor"/>.</summary>
    Never,
}

/// <summary>A span of time in which every change waits for a person, such as the days of the event.</summary>
public sealed class FreezeWindow
{
    /// <summary>When it begins, with offset.</summary>
    public DateTimeOffset From { get; set; }

    /// <summary>When it ends, with offset; later than <see cref="From"/>.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>The event that it is for; null for every event.</summary>
    public int? EventId { get; set; }
}
