namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Which entries of the audit trail are asked for.</summary>
/// <param name="Since">From when on, this instant included; null for the beginning.</param>
/// <param name="Until">Until when, this instant not included; null for the end.</param>
/// <param name="Connection">Of which connection; null for every one.</param>
internal sealed record AuditFilter(DateTimeOffset? Since, DateTimeOffset? Until, string? Connection)
{
    /// <summary>Those of the entries.</summary>
    public IQueryable<StoredAuditEntry> On(IQueryable<StoredAuditEntry> entries)
    {
        if (Since is { } since)
            entries = entries.Where(row => row.At >= since);
        if (Until is { } until)
            entries = entries.Where(row => row.At < until);
        return Connection is { } connection ? entries.Where(row => row.Connection == connection) : entries;
    }
}
