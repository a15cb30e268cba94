using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>Makes rows of entries, each linked to that before it.</summary>
internal static class EntryLinks
{
    /// <summary>The rows of entries behind the head, and the ends with them.</summary>
    /// <param name="key">The chain's key.</param>
    /// <param name="ends">The ends. They become what they are with these.</param>
    /// <param name="entries">In their order.</param>
    public static LinkedEntries Of(byte[] key, AuditChain ends, IReadOnlyList<AuditEntry> entries)
    {
        var rows = new List<StoredAuditEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var row = Of(key, ends.HeadSequence + 1, ends.HeadLink, entry);
            rows.Add(row);
            (ends.HeadSequence, ends.HeadLink) = (ends.HeadSequence + 1, row.Link!);
        }

        return new LinkedEntries(rows, ends.HeadSequence, ends.HeadLink, AuditLinks.Of(key, ends));
    }

    /// <summary>The row of an entry.</summary>
    /// <param name="key">The chain's key.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="previous">The link before it.</param>
    /// <param name="entry">The entry.</param>
    public static StoredAuditEntry Of(byte[] key, long sequence, string previous, AuditEntry entry)
    {
        var line = JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry);
        return new StoredAuditEntry
        {
            At = entry.At,
            Connection = entry.Connection,
            Entry = line,
            Sequence = sequence,
            Link = AuditLinks.Of(key, sequence, previous, entry.At, entry.Connection, line),
        };
    }
}
