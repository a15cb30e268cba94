namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Looks at Sessionboard for a contact, sponsor, exhibitor or report of which nobody knows whether it was written.</summary>
internal static class HeldReadBack
{
    private const int Few = 5;

    /// <summary>Whether so many contacts are unknown that they are looked up together: reads of single ones are limited.</summary>
    public static bool AreMany(ChangeSet change) => change.Records.Count(record => record is { Outcome: RecordOutcome.Unknown, Kind: RecordKind.Contact }) > Few;

    /// <summary>The contacts that were made or changed since a change set was decided; all of them where some were to be deleted, as what is gone is in no search.</summary>
    /// <exception cref="SessionboardException">They cannot be read.</exception>
    public static Task<IReadOnlyList<HeldRecord>> SearchAsync(ChangeSet change, ISessionboardClient client, CancellationToken cancellationToken) => HeldRecords.ContactsAsync(
        change.EventId,
        // A little before, as clocks differ.
        change.Records.Any(record => record.Action == RecordAction.Delete) ? null : (change.DecidedAt ?? change.CreatedAt) - TimeSpan.FromMinutes(1),
        client,
        cancellationToken);

    /// <summary>The record with what is seen of it; null where nothing of it is seen.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="record">The record, of it.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="isEarly">Whether what is not seen may still be carried out.</param>
    /// <param name="searched">What <see cref="SearchAsync"/> found; null where each is looked for by itself.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<RecordChange?> LookAsync(
        ChangeSet change, RecordChange record, ISessionboardClient client, bool isEarly, IReadOnlyList<HeldRecord>? searched, CancellationToken cancellationToken)
    {
        var held = searched is not null && record.Kind == RecordKind.Contact ? searched.FirstOrDefault(one => record.Id is { } known ? one.Id == known : one.MayShow(record))
            : record.Id is { } id
            ? await HeldRecords.FindAsync(change.EventId, record.Kind, id, client, cancellationToken)
            // A little before, as clocks differ.
            : (await HeldRecords.MadeAsync(change.EventId, record.Kind, change.SentAt - TimeSpan.FromMinutes(1), client, cancellationToken))
                .FirstOrDefault(one => one.MayShow(record));
        if (record.Action == RecordAction.Delete)
            return held is null ? record with { Outcome = RecordOutcome.Accepted, OutcomeNote = "No answer came, but Sessionboard does not show it any more." } : null;
        if (held is null)
            return null;
        if (held.MayShow(record))
        {
            return record with
            {
                Id = held.Id,
                AdminUrl = held.AdminUrl ?? record.AdminUrl,
                WrittenAt = held.UpdatedAt,
                Outcome = RecordOutcome.Accepted,
                OutcomeNote = "No answer came, but Sessionboard shows the new values.",
            };
        }

        var missing = record.Fields.Where(field => !held.MayShow(field)).Select(field => field.Label);
        return isEarly || held.UpdatedAt is null || held.UpdatedAt <= record.BaseUpdatedAt
            ? null
            : record with { Outcome = RecordOutcome.Conflict, OutcomeNote = $"No answer came. It was changed since at Sessionboard, and does not show the new {string.Join(", ", missing)}: it was not written, or somebody wrote over it." };
    }
}
