namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Looks at Sessionboard for a contact, sponsor, exhibitor or report of which nobody knows whether it was written.</summary>
internal static class HeldReadBack
{
    /// <summary>The record with what is seen of it; null where nothing of it is seen.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="record">The record, of it.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="isEarly">Whether what is not seen may still be carried out.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<RecordChange?> LookAsync(ChangeSet change, RecordChange record, ISessionboardClient client, bool isEarly, CancellationToken cancellationToken)
    {
        var held = record.Id is { } id
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
