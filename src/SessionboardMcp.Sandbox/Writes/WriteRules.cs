namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What nobody outside can check of Sessionboard's writes, and so may be one way or the other. A client has to survive each.</summary>
public sealed record WriteRules
{
    /// <summary>
    /// Whether a property that an operation does not document is refused (400). Otherwise it is ignored: so a level that cannot be changed seems
    /// to be taken, and the answer alone tells that it was not.
    /// </summary>
    public bool RefusesUnknownProperties { get; init; } = true;

    /// <summary>What <c>updated_at</c> does in the data of a bulk update, where nothing documents it.</summary>
    public BulkGuard BulkGuard { get; init; } = BulkGuard.Ignored;

    /// <summary>Whether a write of a report answers the report, of which the description names no shape. Otherwise it answers nothing, not even the new one's id.</summary>
    public bool TellsReports { get; init; }

    /// <summary>
    /// Whether a commit takes time and room from sessions that have no place in the draft. Otherwise they stay where they are. The description says
    /// that all changes of the draft are applied, and its preview knows removals.
    /// </summary>
    public bool CommitTakesAbsentOff { get; init; } = true;

    /// <summary>Whether a new draft begins empty. Otherwise it begins as a copy of the live agenda.</summary>
    public bool DraftsBeginEmpty { get; init; }

    /// <summary>Whether a placement needs time and room. Otherwise what it lacks stays open: the description requires the session only.</summary>
    public bool PlacesNeedAll { get; init; }
}

/// <summary>What <c>updated_at</c> does in a bulk update.</summary>
public enum BulkGuard
{
    /// <summary>Nothing: the last one to write wins.</summary>
    Ignored,

    /// <summary>The same as in a single update: the operation fails where somebody was faster.</summary>
    Honoured,

    /// <summary>The operation fails because of it.</summary>
    Rejected,
}
