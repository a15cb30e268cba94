using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_event_overview</c>: an event in numbers.</summary>
internal sealed class GetEventOverviewTool() : EventTool(
    "get_event_overview",
    "Get an overview of an event",
    "Counts an event: sessions and abstracts by status, track, format, level, room and day; speakers, contacts, sponsors, exhibitors; what "
    + "the accepted programme lacks. The first tool for \"how many\": spends no query budget. For lists use the search tools.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts])
{
    private static readonly string[] Columns = ["group", "name", "count"];

    /// <inheritdoc/>
    protected override Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken) => OfAsync(asked, cancellationToken);

    /// <summary>The overview of an event.</summary>
    internal static async Task<TableAnswer> OfAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var sponsors = await asked.Index.SponsorsAsync(cancellationToken);
        var exhibitors = await asked.Index.ExhibitorsAsync(cancellationToken);
        var counts = EventCounts.Of(sessions, people, sponsors, exhibitors, asked.Clock);
        var kept = KeptRows<EventCount>.Of(sessions.Made, asked, "get_event_overview", counts);
        List<IReadOnlyList<JsonElement>> rows = [.. counts.Rows.Select(row => kept.Row(asked.Cells, row, Row))];
        var receipt = asked.Receipt(sessions.AsOf, people.AsOf, sponsors.AsOf, exhibitors.AsOf);
        return new TableAnswer(Columns, rows, rows.Count, receipt with { Caveats = [.. receipt.Caveats, .. DraftsCaveat.OfTotals(sessions.Items)] })
        {
            Limit = rows.Count,
            Notices = [.. counts.Unchecked is { } told ? [told] : (string[])[], .. asked.Cells.Notices],
        };
    }

    private static IReadOnlyList<JsonElement> Row(TextCells cells, EventCount row) =>
        [Cells.Text(row.Group), cells.Plain(row.Name, 60), Cells.Number(row.Count)];
}
