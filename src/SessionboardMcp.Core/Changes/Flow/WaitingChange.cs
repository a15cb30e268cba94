using System.Security.Cryptography;
using System.Text.Json;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// What waits, compared with what is there now: a person who opens its page has to see what would be done. What cannot be done as it was planned is taken back, and
/// the new one takes its place.
/// </summary>
/// <param name="store">Where change sets are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class WaitingChange(IChangeStore store, TimeProvider time)
{
    /// <summary>Whether a change set that waits is what would be planned now: the same values, from the same to the same, with the same conflicts.</summary>
    public static bool IsAsPlanned(ChangeSet waiting, ChangeSet planned) => waiting.Fingerprint == planned.Fingerprint && HashOf(waiting) == HashOf(planned);

    /// <summary>Whether placements that wait for a person could be written as they were planned.</summary>
    public static async Task<bool> CanBeDoneAsync(ChangeSet waiting, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var placements = waiting.Records.Where(record => record is { Kind: RecordKind.Placement, Drafted.DraftId: not null }).ToList();
        if (placements.Count == 0)
            return true;
        var looked = await PlacementPrecheck.LookAsync(waiting, placements[0].Drafted!.DraftId!, placements, client, cancellationToken);
        // What could not be read says nothing.
        return looked.All(record => record.Outcome is RecordOutcome.NotSent);
    }

    /// <summary>Takes it back: nobody can approve it any more.</summary>
    /// <returns>What it is now: taken back, or what somebody made of it who was faster; null where it is gone.</returns>
    public async Task<ChangeSet?> TakeBackAsync(ChangeSet waiting, CancellationToken cancellationToken) =>
        await store.ReplaceAsync(waiting with { State = ChangeState.Expired, ExpiresAt = time.GetUtcNow(), Question = null, Effects = [.. waiting.Effects, ChangeWords.Anew] }, cancellationToken)
        ?? await store.FindAsync(waiting.Connection, waiting.Id, cancellationToken);

    // Names and links are how it is told, not what it does.
    private static string HashOf(ChangeSet change) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        change with
        {
            Id = "",
            Connection = "",
            Client = null,
            Tool = "",
            Call = null,
            EventName = "",
            Summary = "",
            Effects = [],
            Reasons = [],
            ReadBefore = null,
            CreatedAt = default,
            ExpiresAt = default,
            DecidedAt = null,
            Question = null,
            Version = 0,
            Records = [.. change.Records.Select(record => record with { Name = "", AdminUrl = null, Base = InOrder(record.Base) })],
        },
        ChangeJson.Default.ChangeSet)));

    private static Dictionary<string, JsonElement>? InOrder(IReadOnlyDictionary<string, JsonElement>? known) =>
        known?.OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
}
