using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads what a change set wrote as it is now: a few records one by one, many by what Sessionboard does not limit.</summary>
/// <param name="change">The change set.</param>
/// <param name="client">Sessionboard, under the connection's rights.</param>
/// <param name="index">What the event holds.</param>
internal sealed class UndoReads(ChangeSet change, ISessionboardClient client, EventIndex index)
{
    private const int Few = 10;

    private Dictionary<string, HeldRecord>? _people;

    /// <summary>A contact, company, report or draft as it is now; null where it is gone.</summary>
    public async Task<HeldRecord?> HeldAsync(RecordKind kind, string id, CancellationToken cancellationToken)
    {
        // Reads of single contacts are limited, searches are not.
        if (kind != RecordKind.Contact || change.Records.Count <= Few)
            return await HeldRecords.FindAsync(change.EventId, kind, id, client, cancellationToken);
        _people ??= (await HeldRecords.ContactsAsync(change.EventId, null, client, cancellationToken)).DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        return _people.GetValueOrDefault(id);
    }

    /// <summary>A session as it is now; null where it is gone.</summary>
    public async Task<Session?> SessionAsync(RecordChange record, CancellationToken cancellationToken)
    {
        // Reads of single sessions are limited; of many, what the searches tell is as good, but for the description.
        if (change.Records.Count > Few
            && record.Fields.All(field => field.Field != SessionFields.Description.Name)
            && (await index.SessionsAsync(cancellationToken)).Items.FirstOrDefault(one => one.Record.Id == record.Id) is { } indexed)
        {
            return indexed.Record;
        }

        try
        {
            return await client.Sessions.GetAsync(change.EventId, record.Id!, cancellationToken);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }
}
