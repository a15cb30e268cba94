using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;

namespace SessionboardMcp.Api.Transport;

/// <summary>Reads and writes single records of a kind, whose reads are as new as the record. Each write is sent once.</summary>
/// <param name="wire">The wire of a credential.</param>
/// <param name="calls">What can be done.</param>
/// <param name="type">How a record is read.</param>
/// <param name="id">A record's id.</param>
/// <param name="own">Counts the writes.</param>
internal sealed class RecordWire<T>(CredentialWire wire, RecordCalls calls, JsonTypeInfo<T> type, Func<T, string> id, OwnVersion own)
    where T : class
{
    /// <summary>A word that is another one after each write of the credential to the event's records of the kind.</summary>
    public string Version(int eventId) => own.Version(eventId);

    /// <summary>When the credential last wrote one that stood already (UTC); null where it did not, or it is long ago.</summary>
    public DateTimeOffset? ChangedAt(int eventId) => own.ChangedAt(eventId);

    /// <summary>Reads one.</summary>
    public Task<T> GetAsync(int eventId, string recordId, CancellationToken cancellationToken) => SendAsync(Call.To(calls.Get, eventId, recordId), cancellationToken);

    /// <summary>Makes one.</summary>
    public Task<T> CreateAsync(int eventId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken) =>
        WriteAsync(eventId, null, Call.To(calls.Create, eventId, body: JsonWriting.Record(fields)), cancellationToken);

    /// <summary>Changes one.</summary>
    public Task<T> UpdateAsync(int eventId, string recordId, IReadOnlyDictionary<string, JsonElement> fields, DateTimeOffset? readAt, CancellationToken cancellationToken) =>
        WriteAsync(eventId, recordId, Call.To(calls.Update, eventId, recordId, body: JsonWriting.Record(fields, readAt)), cancellationToken);

    /// <summary>Deletes one.</summary>
    public Task DeleteAsync(int eventId, string recordId, CancellationToken cancellationToken) => DoAsync(eventId, Call.To(calls.Delete, eventId, recordId), cancellationToken);

    /// <summary>Brings one back.</summary>
    public Task RestoreAsync(int eventId, string recordId, CancellationToken cancellationToken) => DoAsync(eventId, Call.To(calls.Restore, eventId, recordId), cancellationToken);

    private Task<T> WriteAsync(int eventId, string? recordId, Call call, CancellationToken cancellationToken) => own.WriteAsync(eventId, async () =>
    {
        var written = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return WrittenId.Fits(id(written), recordId) ? written : throw Malformed.Foreign(call.Operation, 200);
    }, isNew: recordId is null);

    private Task<bool> DoAsync(int eventId, Call call, CancellationToken cancellationToken) => own.WriteAsync(eventId, async () =>
    {
        await wire.DoAsync(call, cancellationToken).ConfigureAwait(false);
        return true;
    });

    private Task<T> SendAsync(Call call, CancellationToken cancellationToken) =>
        wire.SendAsync(call, (root, _) => Envelope.Record(root).Deserialize(type) ?? throw new JsonException("No record."), cancellationToken);
}
