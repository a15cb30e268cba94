using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>search_sessions</c>: sessions and abstracts by what the API itself cannot search by.</summary>
internal sealed class SearchSessionsTool() : EventTool(
    "search_sessions",
    "Search sessions",
    "Lists an event's sessions and abstracts that meet every condition given, in order of time, with text the best first; with status, "
    + "time, track, room, people and link. Spends no query budget. The total counts all pages. For totals by group use get_event_overview, "
    + "for one in full get_session.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions],
    [.. Conditions, Page])
{
    private const string IdNameOrNone = "Id, name, or none.";

    private static readonly string[] Columns =
        ["id", "friendly_id", "title", "kind", "status", "starts_at", "ends_at", "track", "room", "people", "admin_url"];

    private static readonly ToolInput Text = ToolInput.Text("text", "Words, or their beginnings, in title, description or names.", "kubernetes") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Status = ToolInput.Text("status", "accepted, accept_queue, pending, decline_queue, declined, a custom one, or none (no custom one).", "accepted") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Track = ToolInput.Text("track", IdNameOrNone, "Security") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Room = ToolInput.Text("room", IdNameOrNone, "Hall A") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Tag = ToolInput.Text("tag", IdNameOrNone, "beginner") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Format = ToolInput.Text("format", IdNameOrNone, "Workshop") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Level = ToolInput.Text("level", IdNameOrNone, "Advanced") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Language = ToolInput.Text("language", IdNameOrNone, "English") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Day = ToolInput.Text("day", "Date of the start, weekday, or none.", "2027-03-09") with { Max = 40 };
    private static readonly ToolInput Speaker = ToolInput.Text("speaker", "Contact id or name, in any role; none: nobody speaks.", "Ada Byron") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Kind = ToolInput.Text("kind", "session, abstract (both without it), or sub-session.", "session") with { Max = 20 };
    private static readonly ToolInput ChangedAfter = ToolInput.Text("changed_after", "Day or time, the event's own without offset.", "2026-11-20") with { Max = 40 };

    /// <summary>What sessions can be chosen by, here and where they are changed.</summary>
    internal static IReadOnlyList<ToolInput> Conditions { get; } = [Text, Status, Track, Room, Tag, Format, Level, Language, Speaker, Day, Kind, ChangedAfter];

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var filter = await SessionFilter.ReadAsync(asked, sessions, cancellationToken);
        var found = filter.Of(sessions);
        var receipt = asked.Receipt(sessions.AsOf);
        var rows = KeptRows<IndexedSession>.Of(sessions.Made, asked, ProtocolTool.Name);
        var answer = RowPage.Of(asked, Columns, found, session => rows.Row(asked.Cells, session, (cells, shown) => Row(asked.Clock, cells, shown)), receipt with { Caveats = [.. receipt.Caveats, .. DraftsCaveat.OfFound(found, filter.OnlyKind, filter.Written)] });
        return answer with { Notices = [.. filter.Notes, .. Kinds(found), .. answer.Notices] };
    }

    // Their total is no number of sessions.
    private static IEnumerable<string> Kinds(IReadOnlyList<IndexedSession> found)
    {
        var abstracts = found.Count(session => session.Record.IsAbstract);
        var sessions = found.Count - abstracts;
        return abstracts > 0 && sessions > 0
            ? [string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions, {abstracts} abstracts.")]
            : [];
    }

    private static IReadOnlyList<JsonElement> Row(EventClock clock, TextCells cells, IndexedSession session) =>
    [
        TextCells.Key(session.Record.Id),
        TextCells.Key(session.Record.FriendlyId),
        cells.Plain(session.Title),
        Cells.Text(session.Kind),
        cells.Text(session.ShownStatus, 60),
        Cells.Text(clock.Text(session.Record.StartsAt)),
        Cells.Text(clock.Text(session.Record.EndsAt)),
        cells.Text(session.Record.Track?.Name, 60),
        cells.Text(session.Record.Room?.Name, 60),
        cells.Plain(People(session)),
        TextCells.Key(session.Record.AdminUrl),
    ];

    private static string People(IndexedSession session) => string.Join(", ", session.People
        .GroupBy(part => part.ContactId)
        .Select(parts => parts.All(part => part.Slug == IndexedPart.Speaker)
            ? parts.First().Name
            : $"{parts.First().Name} ({string.Join(", ", parts.Select(part => part.Role))})"));
}
