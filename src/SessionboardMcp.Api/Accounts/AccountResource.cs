using System.Text.Json;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Accounts;

/// <summary>Sponsors and exhibitors of an event.</summary>
public sealed class AccountResource
{
    private readonly CredentialWire _wire;
    private readonly RecordWire<Account> _sponsors;
    private readonly RecordWire<Account> _exhibitors;

    internal AccountResource(CredentialWire wire, OwnVersion ownSponsors, OwnVersion ownExhibitors) => (_wire, _sponsors, _exhibitors) = (
        wire,
        new RecordWire<Account>(wire, AccountOperations.Sponsors, AccountJson.Default.Account, account => account.Id, ownSponsors),
        new RecordWire<Account>(wire, AccountOperations.Exhibitors, AccountJson.Default.Account, account => account.Id, ownExhibitors));

    /// <summary>
    /// A word that is another one after each write of this credential to an event's companies of a kind, even one whose answer did not come: what
    /// was read under the word before may be old.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    public string Version(int eventId, AccountKind kind) => Records(kind).Version(eventId);

    /// <summary>When this credential last wrote a company of a kind that stood already (UTC); null where it did not in the last 40 minutes. What sessions tell of companies may be older.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    public DateTimeOffset? ChangedAt(int eventId, AccountKind kind) => Records(kind).ChangedAt(eventId);

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

    /// <summary>Reads one sponsor or exhibitor. Spends one entity read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="accountId">The sponsor or exhibitor's id.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The sponsor or exhibitor.</returns>
    /// <exception cref="NotFoundException">The event has no such sponsor or exhibitor.</exception>
    public Task<Account> GetAsync(int eventId, AccountKind kind, string accountId, CancellationToken cancellationToken = default) => Records(kind).GetAsync(eventId, accountId, cancellationToken);

    /// <summary>Makes a sponsor or exhibitor. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="fields">The fields to write, by the API's names: <c>name</c>, or <c>account_id</c> for a company that Sessionboard knows already.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The sponsor or exhibitor as it was made.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused a field.</exception>
    public Task<Account> CreateAsync(
        int eventId, AccountKind kind, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        Records(kind).CreateAsync(eventId, fields, cancellationToken);

    /// <summary>Changes fields of a sponsor or exhibitor. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="accountId">The sponsor or exhibitor's id.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="readAt">When it had last changed as it was read (its <c>updated_at</c>): Sessionboard then refuses the update where somebody was faster. Null for no guard.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The sponsor or exhibitor as it is now.</returns>
    /// <exception cref="ConflictException">Somebody changed it since; nothing was written.</exception>
    /// <exception cref="NotFoundException">The event has no such sponsor or exhibitor.</exception>
    public Task<Account> UpdateAsync(
        int eventId, AccountKind kind, string accountId, IReadOnlyDictionary<string, JsonElement> fields, DateTimeOffset? readAt, CancellationToken cancellationToken = default) =>
        Records(kind).UpdateAsync(eventId, accountId, fields, readAt, cancellationToken);

    /// <summary>Deletes a sponsor or exhibitor softly: <see cref="RestoreAsync"/> brings it back. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="accountId">The sponsor or exhibitor's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such sponsor or exhibitor.</exception>
    public Task DeleteAsync(int eventId, AccountKind kind, string accountId, CancellationToken cancellationToken = default) => Records(kind).DeleteAsync(eventId, accountId, cancellationToken);

    /// <summary>Brings back a deleted sponsor or exhibitor. Spends one write of its kind. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="accountId">The sponsor or exhibitor's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such sponsor or exhibitor, or it is not deleted.</exception>
    public Task RestoreAsync(int eventId, AccountKind kind, string accountId, CancellationToken cancellationToken = default) => Records(kind).RestoreAsync(eventId, accountId, cancellationToken);

    private RecordWire<Account> Records(AccountKind kind) => kind == AccountKind.Sponsor ? _sponsors : _exhibitors;
}
