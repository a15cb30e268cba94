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

    /// <summary>Its place in the chain, counted from 1 without a gap; null for an entry of before there was a chain.</summary>
    public long? Sequence { get; init; }

    /// <summary>Its link of the chain, in base64url: an HMAC of this entry and of the link before it; null where <see cref="Sequence"/> is.</summary>
    public string? Link { get; init; }
}
