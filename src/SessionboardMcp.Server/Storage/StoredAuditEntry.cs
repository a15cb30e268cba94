namespace SessionboardMcp.Server.Storage;

/// <summary>A line of the audit trail. The database itself refuses to change one.</summary>
internal sealed class StoredAuditEntry
{
    /// <summary>Its number in the database: a later one was appended later, and none is given twice.</summary>
    public long Number { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>The whole entry as a line of JSON, as it is exported. It holds no values of arguments, and so is not encrypted.</summary>
    public required string Entry { get; init; }
}
