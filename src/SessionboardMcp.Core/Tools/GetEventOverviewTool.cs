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
    private const string Nothing = "(none)";
    private const int MaxGroup = 35;
    private static readonly string[] Columns = ["group", "name", "count"];

    private static readonly string[] Lacking =
        [ProblemKinds.NoSpeaker, ProblemKinds.NoRoom, ProblemKinds.NoTime, ProblemKinds.NoDescription, ProblemKinds.NoBiography, ProblemKinds.NoPhoto];

    /// <inheritdoc/>
    protected override Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken) => OfAsync(asked, cancellationToken);

    /// <summary>The overview of an event.</summary>
    internal static async Task<TableAnswer> OfAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var sponsors = await asked.Index.SponsorsAsync(cancellationToken);
        var exhibitors = await asked.Index.ExhibitorsAsync(cancellationToken);
        var check = new ProgrammeCheck(sessions.Items, people.Items, asked.Clock);
        List<IReadOnlyList<JsonElement>> rows =
        [
            Row(asked, "total", "sessions", sessions.Items.Count(session => !session.Record.IsAbstract)),
            Row(asked, "total", "sub-sessions", sessions.Items.Where(session => !session.Record.IsAbstract).Sum(session => session.Subsessions.Count)),
            Row(asked, "total", "abstracts", sessions.Items.Count(session => session.Record.IsAbstract)),
            Row(asked, "total", "speakers in the accepted programme", Speaking(sessions.Items)),
            Row(asked, "total", "all speakers, of submissions too", people.Items.Count(person => person.IsSpeaker)),
            Row(asked, "total", "contacts", people.Items.Count),
            Row(asked, "total", "sponsors", sponsors.Items.Count),
            Row(asked, "total", "exhibitors", exhibitors.Items.Count),
            .. Groups(asked, "sessions", [.. sessions.Items.Where(session => !session.Record.IsAbstract)]),
            .. Groups(asked, "abstracts", [.. sessions.Items.Where(session => session.Record.IsAbstract)]),
            .. Lacking.Select(kind => Row(asked, "missing in the accepted programme", kind, check.CountOf(kind))),
        ];
        var receipt = asked.Receipt(sessions.AsOf, people.AsOf, sponsors.AsOf, exhibitors.AsOf);
        return new TableAnswer(Columns, rows, rows.Count, receipt with { Caveats = [.. receipt.Caveats, .. DraftsCaveat.OfTotals(sessions.Items)] })
        {
            Limit = rows.Count,
            Notices = [.. check.Unchecked is { } told ? [told] : (string[])[], .. asked.Cells.Notices],
        };
    }

    private static int Speaking(IReadOnlyList<IndexedSession> sessions) => sessions
        .Where(session => session.IsLive)
        .SelectMany(session => session.Everybody)
        .Where(part => part.Speaks)
        .Select(part => part.ContactId)
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static IEnumerable<IReadOnlyList<JsonElement>> Groups(AskedEvent asked, string kind, List<IndexedSession> sessions) =>
    [
        .. Group(asked, $"{kind} by status", sessions, session => session.Record.Status),
        .. Group(asked, $"{kind} by custom status", sessions, session => session.Record.CustomStatus?.Name),
        .. Group(asked, $"{kind} by track", sessions, session => session.Record.Track?.Name),
        .. Group(asked, $"{kind} by format", sessions, session => session.Record.Format?.Name),
        .. Group(asked, $"{kind} by level", sessions, session => session.Record.Level?.Name),
        .. Group(asked, $"{kind} by room", sessions, session => session.Record.Room?.Name),
        .. Group(asked, $"{kind} by day", sessions, session => asked.Clock.Day(session.Record.StartsAt), inOrderOfNames: true),
    ];

    private static IEnumerable<IReadOnlyList<JsonElement>> Group(
        AskedEvent asked, string group, List<IndexedSession> sessions, Func<IndexedSession, string?> name, bool inOrderOfNames = false)
    {
        var counts = sessions.CountBy(session => TextCells.Part(name(session)) ?? Nothing, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        if (counts.TrueForAll(count => count.Key == Nothing))
            return [];
        var inOrder = inOrderOfNames ? counts : [.. counts.OrderByDescending(count => count.Value)];
        var shown = inOrder.Take(MaxGroup).Select(count => Row(asked, group, count.Key, count.Value));
        return inOrder.Count <= MaxGroup
            ? shown
            : [.. shown, Row(asked, group, "(all others)", inOrder.Skip(MaxGroup).Sum(count => count.Value))];
    }

    private static IReadOnlyList<JsonElement> Row(AskedEvent asked, string group, string name, int count) =>
        [Cells.Text(group), asked.Cells.Plain(name, 60), Cells.Number(count)];
}
