using System.Globalization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What an event holds, read once from the searches that Sessionboard does not limit, because those can search by neither text nor
/// track, room or role. Each part is read when a question needs it, so that a question about sessions needs no scope for contacts.
/// </summary>
/// <param name="client">Whose index it is: what a credential may not see is not in its index.</param>
/// <param name="eventId">The event.</param>
/// <param name="time">Tells how old the parts are.</param>
internal sealed class EventIndex(ISessionboardClient client, int eventId, TimeProvider time)
{
    // Sessionboard's own reads of sessions may be as old.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);
    private const int CharactersPerUnit = 256;

    // By creation, as a record that is made meanwhile then comes last and moves no other.
    private static readonly SessionSearch AllSessions = new() { Order = SearchOrder.CreatedAscending };
    private static readonly ContactSearch AllRecords = new() { Order = SearchOrder.CreatedAscending };

    /// <summary>Sessions and abstracts, without sub-sessions of their own, sources of compositions and deleted ones.</summary>
    public Task<IndexPart<IndexedSession>> SessionsAsync(CancellationToken cancellationToken) => PartAsync(
        "sessions",
        session => session.Weight,
        async (pages, token) => (await pages.AllAsync(
            (page, size, inner) => client.SearchSessionsAsync(eventId, AllSessions, page, size, inner), session => session.Id, token))
            .Select(IndexedSession.Of),
        cancellationToken);

    /// <summary>Contacts, speakers among them.</summary>
    public Task<IndexPart<IndexedPerson>> PeopleAsync(CancellationToken cancellationToken) => PartAsync(
        "people",
        person => person.Weight,
        async (pages, token) =>
        {
            var speakers = await pages.AllAsync(
                (page, size, inner) => client.SearchSpeakersAsync(eventId, AllRecords, page, size, inner), contact => contact.Id, token);
            var contacts = await pages.AllAsync(
                (page, size, inner) => client.SearchContactsAsync(eventId, AllRecords, page, size, inner), contact => contact.Id, token);
            var speaking = speakers.Select(speaker => speaker.Id).ToHashSet(StringComparer.Ordinal);
            return contacts.Concat(speakers).DistinctBy(contact => contact.Id).Select(contact => IndexedPerson.Of(contact, speaking.Contains(contact.Id)));
        },
        cancellationToken);

    /// <summary>Sponsors.</summary>
    public Task<IndexPart<Account>> SponsorsAsync(CancellationToken cancellationToken) =>
        AccountsAsync("sponsors", (page, size, token) => client.SearchSponsorsAsync(eventId, AllRecords, page, size, token), cancellationToken);

    /// <summary>Exhibitors.</summary>
    public Task<IndexPart<Account>> ExhibitorsAsync(CancellationToken cancellationToken) =>
        AccountsAsync("exhibitors", (page, size, token) => client.SearchExhibitorsAsync(eventId, AllRecords, page, size, token), cancellationToken);

    /// <summary>One kind of settings. Only statuses spend an entity read, as no search lists the core ones.</summary>
    public Task<IndexPart<Setting>> SettingsAsync(SettingKind kind, CancellationToken cancellationToken) => PartAsync<Setting>(
        string.Create(CultureInfo.InvariantCulture, $"settings-{kind}"),
        _ => 300,
        async (pages, token) => await pages.ThroughGateAsync(() => client.ListSettingsAsync(eventId, kind, token), token),
        cancellationToken);

    private Task<IndexPart<Account>> AccountsAsync(string name, PageCollector.Fetch<Account> fetch, CancellationToken cancellationToken) => PartAsync(
        name,
        account => 600 + (account.Description?.Length ?? 0),
        async (pages, token) => (await pages.AllAsync(fetch, account => account.Id, token)).Select(Slim),
        cancellationToken);

    private static Account Slim(Account account)
    {
        var description = PlainText.Of(account.Description);
        return account with { Description = description.Length <= 2_000 ? description : description[..2_000] + "…" };
    }

    private Task<IndexPart<T>> PartAsync<T>(
        string name, Func<T, int> weigh, Func<PageCollector, CancellationToken, Task<IEnumerable<T>>> read, CancellationToken cancellationToken) =>
        client.KeepAsync(
            Key(name),
            Kept,
            part => part.Items.Sum(weigh) / CharactersPerUnit,
            async token =>
            {
                var asOf = time.GetUtcNow();
                return new IndexPart<T>([.. await read(await EventPages.OfAsync(client, eventId, token), token)], asOf);
            },
            cancellationToken);

    private string Key(string part) => string.Create(CultureInfo.InvariantCulture, $"index|{eventId}|{part}");
}
