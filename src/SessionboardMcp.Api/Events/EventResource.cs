using System.Globalization;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Events;

/// <summary>Events.</summary>
public sealed class EventResource
{
    private readonly CredentialWire _wire;
    private readonly IKeeping _keeping;
    private readonly TimeSpan _kept;

    internal EventResource(CredentialWire wire, IKeeping keeping, TimeSpan kept) => (_wire, _keeping, _kept) = (wire, keeping, kept);

    /// <summary>Lists every event that the credential reaches, all pages of it. Kept for a minute by default.</summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The events in the API's order.</returns>
    public Task<Dated<IReadOnlyList<EventSummary>>> ListAsync(CancellationToken cancellationToken = default) => _keeping.KeepAsync(
        "events",
        _kept,
        events => events.Value.Count,
        token => PageReader.AllAsync(page => PageAsync(page, token), item => item.Id.ToString(CultureInfo.InvariantCulture)),
        cancellationToken);

    private Task<Page<EventSummary>> PageAsync(int page, CancellationToken cancellationToken) => _wire.PageAsync(
        Call.To(EventOperations.List, query: PageReader.Query(page, PageReader.MaxSize)),
        EventReader.Read,
        page,
        PageReader.MaxSize,
        cancellationToken);
}
