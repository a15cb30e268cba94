using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Accounts;

/// <summary>Sponsors and exhibitors of an event.</summary>
public sealed class AccountResource
{
    private readonly CredentialWire _wire;

    internal AccountResource(CredentialWire wire) => _wire = wire;

    /// <summary>Searches the sponsors of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order; sponsors have no status.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of sponsors.</returns>
    public Task<Page<Account>> SearchSponsorsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        _wire.SearchAsync(
            AccountOperations.SearchSponsors, eventId, ContactBody.Of(search), AccountJson.Default.Account, page, pageSize, cancellationToken);

    /// <summary>Searches the exhibitors of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order; exhibitors have no status.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of exhibitors.</returns>
    public Task<Page<Account>> SearchExhibitorsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        _wire.SearchAsync(
            AccountOperations.SearchExhibitors, eventId, ContactBody.Of(search), AccountJson.Default.Account, page, pageSize, cancellationToken);
}
