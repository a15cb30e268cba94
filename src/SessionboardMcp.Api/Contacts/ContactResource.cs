using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Contacts;

/// <summary>Contacts of an event, and who of them speaks.</summary>
public sealed class ContactResource
{
    private static readonly RecordCalls Calls =
        new(ContactOperations.Get, ContactOperations.Create, ContactOperations.Update, ContactOperations.Delete, ContactOperations.Restore);

    private readonly CredentialWire _wire;
    private readonly RecordWire<Contact> _records;
    private readonly OwnVersion _own;

    internal ContactResource(CredentialWire wire, OwnVersion own) =>
        (_wire, _own, _records) = (wire, own, new RecordWire<Contact>(wire, Calls, ContactJson.Default.Contact, contact => contact.Id, own));

    /// <summary>
    /// A word that is another one after each write of this credential to an event's contacts, even one whose answer did not come: what was read
    /// under the word before may be old.
    /// </summary>
    /// <param name="eventId">The event.</param>
    public string Version(int eventId) => _records.Version(eventId);

    /// <summary>When this credential last wrote a contact that stood already (UTC); null where it did not in the last 40 minutes. What sessions tell of people may be older.</summary>
    /// <param name="eventId">The event.</param>
    public DateTimeOffset? ChangedAt(int eventId) => _records.ChangedAt(eventId);

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

    /// <summary>Reads one contact. Spends one entity read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The contact.</returns>
    /// <exception cref="NotFoundException">The event has no such contact.</exception>
    public Task<Contact> GetAsync(int eventId, string contactId, CancellationToken cancellationToken = default) => _records.GetAsync(eventId, contactId, cancellationToken);

    /// <summary>Makes a contact. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="fields">The fields to write, by the API's names: <c>email</c> is needed; <c>company</c> and <c>phone</c> are read as <c>company_name</c> and <c>phone_home</c>.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The contact as it was made.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused a field.</exception>
    public Task<Contact> CreateAsync(
        int eventId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        _records.CreateAsync(eventId, fields, cancellationToken);

    /// <summary>Changes fields of a contact. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="readAt">When it had last changed as it was read (its <c>updated_at</c>): Sessionboard then refuses the update where somebody was faster. Null for no guard.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The contact as it is now.</returns>
    /// <exception cref="ConflictException">Somebody changed it since; nothing was written.</exception>
    /// <exception cref="NotFoundException">The event has no such contact.</exception>
    public Task<Contact> UpdateAsync(
        int eventId, string contactId, IReadOnlyDictionary<string, JsonElement> fields, DateTimeOffset? readAt, CancellationToken cancellationToken = default) =>
        _records.UpdateAsync(eventId, contactId, fields, readAt, cancellationToken);

    /// <summary>Deletes a contact softly: <see cref="RestoreAsync"/> brings it back. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such contact.</exception>
    public Task DeleteAsync(int eventId, string contactId, CancellationToken cancellationToken = default) => _records.DeleteAsync(eventId, contactId, cancellationToken);

    /// <summary>Brings back a deleted contact. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such contact, or it is not deleted.</exception>
    public Task RestoreAsync(int eventId, string contactId, CancellationToken cancellationToken = default) => _records.RestoreAsync(eventId, contactId, cancellationToken);

    /// <summary>
    /// Makes, changes or deletes several contacts in one request, each succeeding or failing alone. Spends one write of its kind. It is sent once.
    /// What they hold afterwards is not told, and nothing documents that <c>updated_at</c> guards them.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="operations">The operations, <see cref="BulkOperation.Most"/> at most.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>What is told of each, in their order; null where nothing clear is.</returns>
    public Task<IReadOnlyList<BulkResult?>> BulkAsync(int eventId, IReadOnlyList<BulkOperation> operations, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(operations.Count, BulkOperation.Most);
        return _own.WriteAsync(eventId, () => _wire.SendAsync(
            Call.To(ContactOperations.Bulk, eventId, body: Bulk.Body(operations)), (root, _) => Bulk.Read(root, operations), cancellationToken), isNew: operations.All(one => one.Action == BulkAction.Create));
    }
}
