using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Index;

/// <summary>Reads an event's contacts, and who of them speaks.</summary>
internal sealed class PeopleReader(ISessionboardClient client, int eventId) : PartReader<IndexedPerson>(client.Keeping)
{
    private static readonly ContactSearch All = new() { Order = SearchOrder.CreatedAscending };

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<IndexedPerson>> WholeAsync(IProgress<Steps> steps, CancellationToken cancellationToken)
    {
        var speakers = await SpeakersAsync(steps, cancellationToken);
        var contacts = await ContactsAsync(All, new LaterSteps(steps, PageCollector.PagesOf(speakers.Count)), cancellationToken);
        var speaking = Ids(speakers);
        return [.. contacts.Concat(speakers).DistinctBy(person => person.Record.Id).Select(person => Speaking(person, speaking))];
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<IndexedPerson>?> FreshenAsync(
        IndexPart<IndexedPerson> known, DateTimeOffset latest, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Who begins or ceases to speak is changed in a session, not in the contact: only the whole list of speakers tells it.
        var speaking = Ids(await SpeakersAsync(null, cancellationToken));
        var changed = await ContactsAsync(All with { UpdatedAfter = since }, null, cancellationToken);
        var total = await TotalAsync((page, size, token) => client.Contacts.SearchAsync(eventId, All, page, size, token), cancellationToken);

        var merged = Merge(known.Items, [.. changed.Select(person => Speaking(person, speaking))]);
        if (total != merged.Count || !speaking.IsSubsetOf(merged.Select(person => person.Record.Id)))
            return null;
        return [.. merged.Select(person => Speaking(person, speaking))];
    }

    /// <inheritdoc/>
    protected override string IdOf(IndexedPerson item) => item.Record.Id;

    /// <inheritdoc/>
    protected override bool IsSame(IndexedPerson known, IndexedPerson anew) => SameRecord.Is(known, anew);

    /// <inheritdoc/>
    protected override long SizeOf(IndexedPerson item) => Sizes.Of(item);

    /// <inheritdoc/>
    protected override DateTimeOffset? ChangeOf(IndexedPerson item) => Later(item.Record.CreatedAt, item.Record.UpdatedAt);

    private Task<IReadOnlyList<IndexedPerson>> SpeakersAsync(IProgress<Steps>? steps, CancellationToken cancellationToken) => AllAsync(
        (page, size, token) => client.Contacts.SearchSpeakersAsync(eventId, All, page, size, token), IndexedPerson.Of, steps, cancellationToken);

    private Task<IReadOnlyList<IndexedPerson>> ContactsAsync(ContactSearch search, IProgress<Steps>? steps, CancellationToken cancellationToken) => AllAsync(
        (page, size, token) => client.Contacts.SearchAsync(eventId, search, page, size, token), IndexedPerson.Of, steps, cancellationToken);

    // Who stays what they are stays one with what was made of them.
    private static IndexedPerson Speaking(IndexedPerson person, HashSet<string> speaking) =>
        person.IsSpeaker == speaking.Contains(person.Record.Id) ? person : person with { IsSpeaker = !person.IsSpeaker };

    private static HashSet<string> Ids(IEnumerable<IndexedPerson> people) => people.Select(person => person.Record.Id).ToHashSet(StringComparer.Ordinal);
}
