using System.Globalization;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>How the trail was tampered with.</summary>
internal enum AuditBreakKind
{
    /// <summary>An entry says something else than it did.</summary>
    Altered,

    /// <summary>An entry was deleted.</summary>
    Missing,

    /// <summary>An entry was added that the server did not make.</summary>
    Inserted,

    /// <summary>Entries stand in another order.</summary>
    Reordered,

    /// <summary>The newest entries were deleted.</summary>
    Cut,

    /// <summary>The ends of the chain, its anchor and its head, say something else than they did, or are gone.</summary>
    Anchor,

    /// <summary>An entry is whole, and yet another than the one that was exported.</summary>
    Rewritten,

    /// <summary>The trail is whole, and a line of the export is not what was printed of it.</summary>
    Export,
}

/// <summary>The first place at which the trail is not what it was.</summary>
/// <param name="Sequence">The entry's sequence; 0 for a line of an export that has none.</param>
/// <param name="Kind">What was done.</param>
internal sealed record AuditBreak(long Sequence, AuditBreakKind Kind)
{
    private const string Action = "trail.broken";

    /// <summary>When it was noted, before the entries that showed it were forgotten; null where they still show it.</summary>
    public DateTimeOffset? NotedAt { get; init; }

    /// <summary>The line of the export that shows it; null where the trail does by itself.</summary>
    public int? Line { get; init; }

    /// <summary>The entry that remembers it in the trail itself, once what showed it is gone.</summary>
    public AuditEntry ToEntry(DateTimeOffset at) => new()
    {
        At = at,
        Connection = "server",
        Action = Action,
        Tool = "audit",
        Outcome = string.Create(CultureInfo.InvariantCulture, $"{Kind} at {Sequence}"),
    };

    /// <summary>What such an entry remembers; null for any other.</summary>
    public static AuditBreak? Of(StoredAuditEntry stored)
    {
        // Nobody else's words can hold this: quotation marks within a text are escaped.
        if (!stored.Entry.Contains($"\"action\":\"{Action}\"", StringComparison.Ordinal))
            return null;
        var entry = System.Text.Json.JsonSerializer.Deserialize(stored.Entry, AuditJson.Default.AuditEntry);
        return entry?.Outcome?.Split(' ') is [var kind, _, var sequence]
            ? new AuditBreak(long.Parse(sequence, CultureInfo.InvariantCulture), Enum.Parse<AuditBreakKind>(kind)) { NotedAt = entry.At }
            : null;
    }
}
