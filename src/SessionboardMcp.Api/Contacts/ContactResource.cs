using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Contacts;

/// <summary>Contacts of an event, and who of them speaks.</summary>
public sealed class ContactResource
{
    private readonly CredentialWire _wire;

    internal ContactResource(CredentialWire wire) => _wire = wire;

    /// <summary>Searches the speakers of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of contacts who speak.</returns>
    public Task<Page<Contact>> SearchSpeakersAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        _wire.SearchAsync(
            ContactOperations.SearchSpeakers, eventId, ContactBody.Of(search), ContactJson.Default.Contact, page, pageSize, cancellationToken);

    /// <summary>Searches the contacts of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of contacts.</returns>
    public Task<Page<Contact>> SearchAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        _wire.SearchAsync(ContactOperations.Search, eventId, ContactBody.Of(search), ContactJson.Default.Contact, page, pageSize, cancellationToken);
}
