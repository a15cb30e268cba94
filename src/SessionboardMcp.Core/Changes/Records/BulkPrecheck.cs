using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Looks at many sessions or contacts just before they are written without a guard, by a search that Sessionboard does not limit: what somebody
/// changed since the plan is left alone. The search of sessions may be three minutes old, and says so nowhere.
/// </summary>
internal static class BulkPrecheck
{
    // The plan was made of reads that were some minutes old.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    /// <summary>The records, each to be sent or with its outcome.</summary>
    public static async Task<IReadOnlyList<RecordChange>> LookAsync(
        ChangeSet change, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (records[0].Kind == RecordKind.Contact)
            return await ContactsAsync(change, records, client, cancellationToken);
        if (await ChangedSinceAsync(change.EventId, change.CreatedAt - Before, client, cancellationToken) is not { } changed)
            return Unread(records);
        var own = client.Sessions.OwnWrites(change.EventId);
        var looked = new List<RecordChange>();
        foreach (var record in records)
        {
            var now = changed.GetValueOrDefault(record.Id!);
            looked.Add(own?.HasDeleted(record.Id!) == true ? record with { Outcome = RecordOutcome.Refused, OutcomeNote = RecordRequest.Gone }
                : UnseenUpdate.Is(record) ? await UnseenUpdate.JudgeAsync(change.EventId, record, now, client, cancellationToken)
                : Looked(record, now, own?.HasUntold(record.Id!) == true));
        }

        return looked;
    }

    /// <summary>The sessions of an event that changed since an instant, by id; null where they cannot be read.</summary>
    public static async Task<IReadOnlyDictionary<string, Session>?> ChangedSinceAsync(int eventId, DateTimeOffset since, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var search = new SessionSearch { UpdatedAfter = since, Order = SearchOrder.CreatedAscending };
        try
        {
            var found = await PageCollector.AllAsync((page, size, token) => client.Sessions.SearchAsync(eventId, search, page, size, token), session => session.Id, cancellationToken);
            var own = client.Sessions.OwnWrites(eventId)?.Sessions ?? [];
            return found.Concat(own).GroupBy(session => session.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.MaxBy(session => session.UpdatedAt)!, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception failure) when (failure is SessionboardException or IndexIncompleteException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<RecordChange>> ContactsAsync(
        ChangeSet change, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        // Of a new one there is nothing to look at.
        if (records.All(record => record.Action == RecordAction.Create))
            return records;
        try
        {
            var changed = (await HeldRecords.ContactsAsync(change.EventId, change.CreatedAt - Before, client, cancellationToken)).ToLookup(held => held.Id, StringComparer.Ordinal);
            return [.. records.Select(record => record.Id is { } id && changed[id].FirstOrDefault() is { } held && record.Base is { } known && !Precheck.IsAsItWas(record, held)
                ? record with { Outcome = RecordOutcome.Conflict, OutcomeNote = $"It was changed since it was read{Difference.Of(known, held)}. Nothing of it was written." }
                : record)];
        }
        catch (SessionboardException)
        {
            return Unread(records);
        }
    }

    private static RecordChange[] Unread(IReadOnlyList<RecordChange> records) =>
        [.. records.Select(record => record with { Outcome = RecordOutcome.NotSent, OutcomeNote = "Sessionboard could not be read just before, so this and what follows was not written. Ask for it again later." })];

    private static RecordChange Looked(RecordChange record, Session? now, bool hasUntold)
    {
        if (now is null || record.Base is not { } known || !IsChanged(record, now))
            return record;
        var what = Difference.Of(known, now);
        // What this connection sent in bulk before was told by no answer: what holds just that is as it was left, and guarded by what it is now.
        if (hasUntold && what.Length == 0 && record.Fields.All(field => field.Field != SessionFields.Status.Name || SessionFields.Holds(now, field.Field, field.Before)))
            return record with { BaseUpdatedAt = now.UpdatedAt };
        return record with { Outcome = RecordOutcome.Conflict, OutcomeNote = hasUntold ? RecordRequest.ChangedByOneself(what) : $"It was changed since it was read{what}. Nothing of it was written." };
    }

    private static bool IsChanged(RecordChange record, Session now) => record.BaseUpdatedAt is { } at
        ? now.UpdatedAt > at
        : !record.Base!.All(value => SessionFields.Holds(now, value.Key, value.Value) || value.Key == SessionFields.Status.Name);
}
