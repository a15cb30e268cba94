using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sharing;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Settings;

/// <summary>Tracks, rooms, tags, formats, levels, languages, statuses and fields of an event.</summary>
public sealed class SettingResource
{
    private readonly CredentialWire _wire;
    private readonly OwnSettings _own;

    internal SettingResource(CredentialWire wire, OwnSettings own) => (_wire, _own) = (wire, own);

    /// <summary>
    /// A word that is another one after each write of this credential to an event's settings, even one whose answer did not come: what was kept
    /// under the word before is not what there is any more.
    /// </summary>
    /// <param name="eventId">The event.</param>
    public string Version(int eventId) => _own.Version(eventId);

    /// <summary>
    /// What this credential changed and deleted of an event's settings in the last 40 minutes, of each setting the last: sessions that were read before
    /// tell it as it was. The list never changes: another write makes another one.
    /// </summary>
    /// <param name="eventId">The event.</param>
    public IReadOnlyList<OwnSettingWrite> OwnWrites(int eventId) => _own.Of(eventId);

    /// <summary>Lists one kind of an event's settings, all pages of it. Only statuses spend an entity read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">The kind; it decides the type of what comes back.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The settings, each of the type that <see cref="SettingKind"/> names for the kind.</returns>
    public async Task<IReadOnlyList<Setting>> ListAsync(int eventId, SettingKind kind, CancellationToken cancellationToken = default)
    {
        var operation = SettingOperations.List(kind);
        return operation.Method == HttpMethod.Get
            ? (await _wire.ListAsync(Call.To(operation, eventId), row => SettingReader.Read(row, kind), cancellationToken).ConfigureAwait(false)).Items
            : (await PageReader.AllAsync(page => PageAsync(operation, eventId, kind, page, cancellationToken), setting => setting.Id).ConfigureAwait(false)).Value;
    }

    /// <summary>Lists the fields of one module of an event: a definition does not tell which it is of.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="module">The module: <c>session</c>, <c>contact</c> or <c>account</c>.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The fields, standard and custom.</returns>
    public async Task<IReadOnlyList<FieldDefinition>> FieldsAsync(int eventId, string module, CancellationToken cancellationToken = default)
    {
        var body = JsonWriting.Body(json =>
        {
            json.WriteStartObject("filters");
            json.WriteString("module", module);
            json.WriteEndObject();
        });
        var fields = await PageReader.AllAsync(
            page => PageAsync(SettingOperations.ListFields, eventId, SettingKind.Fields, page, cancellationToken, body), field => field.Id).ConfigureAwait(false);
        return [.. fields.Value.OfType<FieldDefinition>()];
    }

    /// <summary>Makes a track, room, tag, format, level or language. Spends one metadata write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="fields">The fields to write, by the API's names: <c>name</c>, and <c>color</c> of a track or <c>capacity</c> of a room.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The setting as it was made.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused a field.</exception>
    public Task<Setting> CreateAsync(
        int eventId, SettingKind kind, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(eventId, null, Call.To(SettingOperations.Writes(kind).Create, eventId, body: JsonWriting.Record(fields)), kind, null, cancellationToken);

    /// <summary>Changes fields of a setting. The API takes no guard against a change by somebody else. Spends one metadata write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="settingId">The setting's id.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The setting as it is now.</returns>
    /// <exception cref="NotFoundException">The event has no such setting.</exception>
    public Task<Setting> UpdateAsync(
        int eventId, SettingKind kind, string settingId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(eventId, settingId, Call.To(SettingOperations.Writes(kind).Update, eventId, settingId, body: JsonWriting.Record(fields)), kind, new SharedSetting((int)kind, settingId, IsDeletion: false), cancellationToken);

    /// <summary>Deletes a setting; nothing brings it back, but for a custom status: <see cref="RestoreStatusAsync"/>. Spends one metadata write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="settingId">The setting's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such setting.</exception>
    public Task DeleteAsync(int eventId, SettingKind kind, string settingId, CancellationToken cancellationToken = default) =>
        _own.WriteAsync(eventId, new SharedSetting((int)kind, settingId, IsDeletion: true), async () =>
        {
            await _wire.DoAsync(Call.To(SettingOperations.Delete(kind), eventId, settingId), cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>Brings back a deleted custom status. Spends one metadata write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="statusId">The status's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The status as it is again.</returns>
    /// <exception cref="NotFoundException">The event has no such status, or it is not deleted.</exception>
    public Task<Setting> RestoreStatusAsync(int eventId, string statusId, CancellationToken cancellationToken = default) =>
        // Those that had it do not have it again.
        WriteAsync(eventId, statusId, Call.To(SettingOperations.RestoreStatus, eventId, statusId), SettingKind.Statuses, null, cancellationToken);

    private Task<Setting> WriteAsync(int eventId, string? settingId, Call call, SettingKind kind, SharedSetting? changed, CancellationToken cancellationToken) => _own.WriteAsync(eventId, changed, async () =>
    {
        var written = await _wire.SendAsync(call, (root, _) => SettingReader.Read(Envelope.Record(root), kind) ?? throw new JsonException("No setting."), cancellationToken).ConfigureAwait(false);
        return WrittenId.Fits(written.Id, settingId) ? written : throw Malformed.Foreign(call.Operation, 200);
    });

    private Task<Page<Setting>> PageAsync(Operation operation, int eventId, SettingKind kind, int page, CancellationToken cancellationToken, byte[]? body = null) =>
        _wire.PageAsync(
            Call.To(operation, eventId, query: PageReader.Query(page, PageReader.MaxSize), body: body ?? JsonWriting.Empty),
            row => SettingReader.Read(row, kind),
            page,
            PageReader.MaxSize,
            cancellationToken);
}
