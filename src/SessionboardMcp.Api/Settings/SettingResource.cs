using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Settings;

/// <summary>Tracks, rooms, tags, formats, levels, languages, statuses and fields of an event.</summary>
public sealed class SettingResource
{
    private readonly CredentialWire _wire;

    internal SettingResource(CredentialWire wire) => _wire = wire;

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

    private Task<Page<Setting>> PageAsync(Operation operation, int eventId, SettingKind kind, int page, CancellationToken cancellationToken) =>
        _wire.PageAsync(
            Call.To(operation, eventId, query: PageReader.Query(page, PageReader.MaxSize), body: JsonWriting.Empty),
            row => SettingReader.Read(row, kind),
            page,
            PageReader.MaxSize,
            cancellationToken);
}
