using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Everything of an event that <c>search</c> can find: sessions by title and people, people by name and company, sponsors and exhibitors by name.</summary>
internal sealed class FindableEvent : IWeighed
{
    private FindableEvent(IReadOnlyList<(Findable Item, SearchedRecord Words)> all)
    {
        Items = [.. all.Select(one => one.Item)];
        Words = TermList.Of([.. all.Select(one => one.Words)]);
    }

    /// <summary>What there is.</summary>
    public IReadOnlyList<Findable> Items { get; }

    /// <summary>What each is found by, by its number in <see cref="Items"/>; masked where personal data is.</summary>
    public TermList Words { get; }

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? Items.Sum(item => item.Bytes) + Words.Weigh(counted) : 0;

    /// <summary>All of an event, folded once for each version of its index.</summary>
    /// <param name="call">The call that asks.</param>
    /// <param name="summary">The event.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <returns>It, and since when (UTC) nothing in it is older.</returns>
    public static async Task<(FindableEvent Findable, DateTimeOffset AsOf)> OfAsync(ToolCall call, EventSummary summary, CancellationToken cancellationToken)
    {
        // One part after the other: nobody waits for a search so eagerly that it should press on Sessionboard.
        var index = new EventIndex(call.Client, summary.Id, call.Time, call.Progress);
        var sessions = await index.SessionsAsync(cancellationToken);
        var people = await index.PeopleAsync(cancellationToken);
        var sponsors = await index.SponsorsAsync(cancellationToken);
        var exhibitors = await index.ExhibitorsAsync(cancellationToken);
        var masks = call.MasksPersonalData;
        var findable = sessions.Made.Of((typeof(FindableEvent), masks), [people, sponsors, exhibitors], () => new FindableEvent(
        [
            .. sessions.Items.Select(session => Of(
                masks, new FindableId("session", summary.Id, session.Record.Id), session.Title, session.Record.AdminUrl,
                [session.Record.FriendlyId, session.Record.Track?.Name, .. session.People.Select(part => part.Name)])),
            .. people.Items.Select(person => Of(
                masks, new FindableId("person", summary.Id, person.Record.Id), person.Name, person.Record.AdminUrl,
                [person.Record.FriendlyId, person.Record.CompanyName, person.Record.Title])),
            .. sponsors.Items.Select(account => Of(
                masks, new FindableId("sponsor", summary.Id, account.Id), account.Name, account.AdminUrl, [account.FriendlyId, "sponsor"])),
            .. exhibitors.Items.Select(account => Of(
                masks, new FindableId("exhibitor", summary.Id, account.Id), account.Name, account.AdminUrl, [account.FriendlyId, "exhibitor"])),
        ]));
        return (findable, new[] { sessions.AsOf, people.AsOf, sponsors.AsOf, exhibitors.AsOf }.Min());
    }

    private static (Findable Item, SearchedRecord Words) Of(bool masks, FindableId id, string? title, string? url, IEnumerable<string?> words)
    {
        var shown = StrangersText.Plain(title, masks, TextCells.NameLength, out _);
        var named = shown.Length == 0 ? id.Kind : shown;
        var all = string.Join('\n', words.Select(TextCells.Part).Prepend(named));
        return (new Findable(id.ToString(), named, url), new SearchedRecord(SearchedText.Of([named]), SearchedText.Of([masks ? PersonalDataMask.Within(all) : all]), default));
    }
}
