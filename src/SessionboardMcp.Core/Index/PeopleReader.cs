using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Index;

/// <summary>Reads an event's contacts, and who of them speaks.</summary>
internal sealed class PeopleReader(ISessionboardClient client, int eventId) : PartReader<IndexedPerson>
{
    private static readonly ContactSearch All = new() { Order = SearchOrder.CreatedAscending };

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<IndexedPerson>> WholeAsync(CancellationToken cancellationToken)
    {
        var speakers = await SpeakersAsync(cancellationToken);
        var contacts = await ContactsAsync(All, cancellationToken);
        var speaking = Ids(speakers);
        return [.. contacts.Concat(speakers).DistinctBy(contact => contact.Id).Select(contact => IndexedPerson.Of(contact, speaking.Contains(contact.Id)))];
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<IndexedPerson>?> FreshenAsync(
        IReadOnlyList<IndexedPerson> known, DateTimeOffset latest, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Who begins or ceases to speak is changed in a session, not in the contact: only the whole list of speakers tells it.
        var speaking = Ids(await SpeakersAsync(cancellationToken));
        var changed = await ContactsAsync(All with { UpdatedAfter = since }, cancellationToken);
        var total = await TotalAsync((page, size, token) => client.Contacts.SearchAsync(eventId, All, page, size, token), cancellationToken);

        var merged = Merge(known, changed.Select(contact => IndexedPerson.Of(contact, isSpeaker: false)), person => person.Record.Id);
        if (total != merged.Count || !speaking.IsSubsetOf(merged.Select(person => person.Record.Id)))
            return null;
        // The others stay what they are, and with them what was made of them.
        return [.. merged.Select(person => person.IsSpeaker == speaking.Contains(person.Record.Id) ? person : person with { IsSpeaker = !person.IsSpeaker })];
    }

    /// <inheritdoc/>
    protected override DateTimeOffset? ChangeOf(IndexedPerson item) => new[] { item.Record.CreatedAt, item.Record.UpdatedAt }.Max();

    private Task<IReadOnlyList<Contact>> SpeakersAsync(CancellationToken cancellationToken) => PageCollector.AllAsync(
        (page, size, token) => client.Contacts.SearchSpeakersAsync(eventId, All, page, size, token), contact => contact.Id, cancellationToken);

    private Task<IReadOnlyList<Contact>> ContactsAsync(ContactSearch search, CancellationToken cancellationToken) => PageCollector.AllAsync(
        (page, size, token) => client.Contacts.SearchAsync(eventId, search, page, size, token), contact => contact.Id, cancellationToken);

    private static HashSet<string> Ids(IEnumerable<Contact> contacts) => contacts.Select(contact => contact.Id).ToHashSet(StringComparer.Ordinal);
}
