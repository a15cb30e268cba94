namespace SessionboardMcp.Core.Changes;

/// <summary>Makes the audit entries about a change set: whoever decides and whoever sends write down the same.</summary>
internal static class ChangeEntry
{
    /// <summary>An entry about a change set.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="action">What happens to it: see <see cref="AuditEntry.Action"/>.</param>
    /// <param name="outcome">How it ended; null where it has not.</param>
    /// <param name="decidedBy">Who decided: one of <see cref="Deciders"/>.</param>
    /// <param name="at">When.</param>
    public static AuditEntry Of(ChangeSet change, string action, string? outcome, string? decidedBy, DateTimeOffset at) => new()
    {
        At = at,
        Connection = change.Connection,
        Client = change.Client,
        Action = action,
        Tool = change.Tool,
        EventId = change.EventId,
        ChangeId = change.Id,
        Outcome = outcome,
        DecidedBy = decidedBy,
    };
}
