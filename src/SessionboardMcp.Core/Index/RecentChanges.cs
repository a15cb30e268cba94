using System.Globalization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What changed in an event since an instant, by the filters of the searches that Sessionboard does not limit. It is not read
/// from the index: that may be minutes old, and a few days' changes are fewer pages than an event.
/// </summary>
/// <param name="client">Whose eyes see it.</param>
/// <param name="eventId">The event.</param>
/// <param name="since">What changed later counts.</param>
/// <param name="time">Tells how old the list is.</param>
internal sealed class RecentChanges(ISessionboardClient client, int eventId, DateTimeOffset since, TimeProvider time)
{
    // Long enough to turn pages of the same list.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private const int BytesPerChange = 1_000;

    private readonly ContactSearch _created = new() { CreatedAfter = since, Order = SearchOrder.CreatedAscending };
    private readonly ContactSearch _updated = new() { UpdatedAfter = since, Order = SearchOrder.CreatedAscending };

    /// <summary>Everything that changed, newest first.</summary>
    /// <exception cref="IndexIncompleteException">The event changed while it was read.</exception>
    public Task<IndexPart<RecordChange>> ReadAsync(CancellationToken cancellationToken) => client.Keeping.KeepAsync(
        string.Create(CultureInfo.InvariantCulture, $"changes|{eventId}|{since.UtcTicks}"),
        Kept,
        changes => changes.Items.Count * BytesPerChange,
        async token =>
        {
            var asOf = time.GetUtcNow();
            var changes = await AllAsync(token);
            return new IndexPart<RecordChange>(changes, client.Keeping.AsOf(asOf));
        },
        cancellationToken);

    private async Task<IReadOnlyList<RecordChange>> AllAsync(CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(
            SessionsAsync(cancellationToken),
            PeopleAsync(cancellationToken),
            AccountsAsync("sponsor", client.Accounts.SearchSponsorsAsync, cancellationToken),
            AccountsAsync("exhibitor", client.Accounts.SearchExhibitorsAsync, cancellationToken));
        return [.. parts.SelectMany(part => part).OrderByDescending(change => change.At).ThenBy(change => change.Id, StringComparer.Ordinal)];
    }

    private delegate Task<Page<T>> RecordSearch<T>(int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken);

    private async Task<IEnumerable<RecordChange>> SessionsAsync(CancellationToken cancellationToken)
    {
        var created = await FoundAsync(new SessionSearch { CreatedAfter = since, Order = SearchOrder.CreatedAscending });
        var updated = await FoundAsync(new SessionSearch { UpdatedAfter = since, Order = SearchOrder.CreatedAscending });
        var traces = (await TracedAsync(new SessionTraceSearch { UpdatedAfter = since, Order = SearchOrder.CreatedAscending }))
            .Concat(await TracedAsync(new SessionTraceSearch { DeletedAfter = since, Order = SearchOrder.CreatedAscending }))
            .DistinctBy(trace => trace.Id)
            .ToList();
        var sessions = created.Concat(updated).DistinctBy(session => session.Id).Select(Change).ToList();
        return sessions.Concat(new TracedChanges(since, traces).Beside(sessions));

        Task<IReadOnlyList<Session>> FoundAsync(SessionSearch search) => PageCollector.AllAsync(
            (page, size, token) => client.Sessions.SearchAsync(eventId, search, page, size, token), session => session.Id, cancellationToken);

        Task<IReadOnlyList<SessionTrace>> TracedAsync(SessionTraceSearch search) => PageCollector.AllAsync(
            (page, size, token) => client.Sessions.SearchTracesAsync(eventId, search, page, size, token), trace => trace.Id, cancellationToken);
    }

    private async Task<IEnumerable<RecordChange>> PeopleAsync(CancellationToken cancellationToken)
    {
        var speakers = await ChangedAsync<Contact>(client.Contacts.SearchSpeakersAsync, contact => contact.Id, cancellationToken);
        var contacts = await ChangedAsync<Contact>(client.Contacts.SearchAsync, contact => contact.Id, cancellationToken);
        var speaking = speakers.Select(speaker => speaker.Id).ToHashSet(StringComparer.Ordinal);
        return speakers.Concat(contacts).DistinctBy(contact => contact.Id).Select(contact => RecordChange.Of(
            since, contact.CreatedAt, contact.UpdatedAt, speaking.Contains(contact.Id) ? "speaker" : "contact", contact.Id, contact.FriendlyId,
            IndexedPerson.NameOf(contact), null, contact.AdminUrl));
    }

    private async Task<IEnumerable<RecordChange>> AccountsAsync(
        string kind, RecordSearch<Account> search, CancellationToken cancellationToken) =>
        (await ChangedAsync(search, account => account.Id, cancellationToken)).Select(account => RecordChange.Of(
            since, account.CreatedAt, account.UpdatedAt, kind, account.Id, account.FriendlyId, account.Name, null, account.AdminUrl));

    private async Task<IEnumerable<T>> ChangedAsync<T>(
        RecordSearch<T> search, Func<T, string> id, CancellationToken cancellationToken)
    {
        // Whether a creation counts as a change is not published.
        var created = await PageCollector.AllAsync((page, size, token) => search(eventId, _created, page, size, token), id, cancellationToken);
        var updated = await PageCollector.AllAsync((page, size, token) => search(eventId, _updated, page, size, token), id, cancellationToken);
        return created.Concat(updated).DistinctBy(id);
    }

    private RecordChange Change(Session session) => RecordChange.Of(
        since, session.CreatedAt, session.UpdatedAt, session.IsAbstract ? "abstract" : "session", session.Id, session.FriendlyId,
        session.Title, session.CustomStatus?.Name ?? session.Status, session.AdminUrl);
}
