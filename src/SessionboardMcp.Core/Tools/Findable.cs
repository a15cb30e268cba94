using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Something that <c>search</c> can find.</summary>
/// <param name="Id">What <c>fetch</c> takes.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Url">The link to it.</param>
/// <param name="Words">What it is found by, as <see cref="SearchedText"/> writes it; masked where personal data is.</param>
internal sealed record Findable(string Id, string Title, string? Url, string Words)
{
    /// <summary>Those of the words that are its title's.</summary>
    public string TitleWords { get; } = SearchedText.Of([Title]);

    // Its place in the list, and itself.
    private long Bytes => 56 + Sizes.Text(Id) + Sizes.Text(Title) + Sizes.Text(Words) + Sizes.Text(TitleWords);

    /// <summary>Everything of an event, folded once for each version of its index: sessions by title and people, people by name and company, sponsors and exhibitors by name.</summary>
    public static async Task<(IReadOnlyList<Findable> Items, DateTimeOffset AsOf)> OfAsync(ToolCall call, EventSummary summary, CancellationToken cancellationToken)
    {
        // One part after the other: nobody waits for a search so eagerly that it should press on Sessionboard.
        var index = new EventIndex(call.Client, summary.Id, call.Time, call.Progress);
        var sessions = await index.SessionsAsync(cancellationToken);
        var people = await index.PeopleAsync(cancellationToken);
        var sponsors = await index.SponsorsAsync(cancellationToken);
        var exhibitors = await index.ExhibitorsAsync(cancellationToken);
        var masks = call.MasksPersonalData;
        var items = sessions.Made.Of<IReadOnlyList<Findable>>((typeof(Findable), masks), [people, sponsors, exhibitors], () =>
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
        ], all => all.Sum(item => item.Bytes));
        return (items, new[] { sessions.AsOf, people.AsOf, sponsors.AsOf, exhibitors.AsOf }.Min());
    }

    private static Findable Of(bool masks, FindableId id, string? title, string? url, IEnumerable<string?> words)
    {
        var shown = StrangersText.Plain(title, masks, TextCells.NameLength, out _);
        var named = shown.Length == 0 ? id.Kind : shown;
        var all = string.Join('\n', words.Select(TextCells.Part).Prepend(named));
        return new Findable(id.ToString(), named, url, SearchedText.Of([masks ? PersonalDataMask.Within(all) : all]));
    }
}
