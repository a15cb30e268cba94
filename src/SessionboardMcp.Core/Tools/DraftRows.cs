using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>One row about an agenda draft.</summary>
/// <param name="Make">Makes its cells.</param>
internal sealed record DraftRow(Func<IReadOnlyList<JsonElement>> Make)
{
    /// <summary>The columns of every such row.</summary>
    public static readonly string[] Columns = ["part", "kind", "sessions", "title", "starts_at", "ends_at", "room", "detail", "links"];

    /// <summary>The cells.</summary>
    public IReadOnlyList<JsonElement> Cells => Make();
}

/// <summary>Makes rows about an agenda draft.</summary>
internal sealed class DraftRows(AskedEvent asked, DraftedAgenda agenda)
{
    /// <summary>A conflict that it would create.</summary>
    public DraftRow Conflict(Problem problem) => new(() =>
    [
        Cells.Text("conflict"),
        Cells.Text(problem.Kind),
        TextCells.Key(string.Join(", ", problem.Sessions.Select(Name))),
        asked.Cells.Plain(string.Join("; ", problem.Sessions.Select(session => asked.Cells.Short(session.Title, 80)).Concat(problem.People.Select(person => person.Name))), 240),
        Cells.Null,
        Cells.Null,
        Cells.Null,
        asked.Cells.Plain(problem.Detail, 240),
        TextCells.Key(string.Join(' ', problem.Sessions.Select(session => session.Record.AdminUrl).OfType<string>())),
    ]);

    /// <summary>A change that it would make: the place that the session gets, and what it has now.</summary>
    public DraftRow Change(DraftChange change) => new(() =>
    {
        var session = agenda.Find(change.SessionId);
        var placement = change.Kind == DraftChangeKind.Removed ? null : agenda.PlacementOf(change.SessionId);
        var was = session is { Record: { StartsAt: not null } record }
            ? $"now {asked.Clock.Text(record.StartsAt)} to {asked.Clock.Text(record.EndsAt)} in {TextCells.Part(record.Room?.Name) ?? "no room"}"
            : "now without a place";
        return Row("change", change.Kind.ToString().ToLowerInvariant(), change.SessionId, session, change.Title, placement, was);
    });

    /// <summary>A session that a plan has no place for.</summary>
    public DraftRow Unplaced(IndexedSession session, string reason) => new(() => Row("unplaced", null, session.Record.Id, session, null, null, reason));

    /// <summary>Where a plan puts a session.</summary>
    public DraftRow Planned(IndexedSession session, AgendaPlace place, DraftPlacement? now, PlannedChange change) => new(() => Row(
        "placement",
        change.ToString().ToLowerInvariant(),
        session.Record.Id,
        session,
        null,
        new DraftPlacement { Id = "", SessionId = session.Record.Id, StartsAt = place.StartsAt, EndsAt = place.EndsAt, RoomId = place.RoomId },
        change == PlannedChange.Same || now is null ? null : $"was {asked.Clock.Text(now.StartsAt) ?? "without a time"} in {TextCells.Part(agenda.RoomName(now.RoomId)) ?? "no room"}"));

    /// <summary>Where it puts a session.</summary>
    public DraftRow Placement(DraftPlacement placement) => new(() =>
        Row("placement", null, placement.SessionId, agenda.Find(placement.SessionId), null, placement, null));

    private IReadOnlyList<JsonElement> Row(
        string part, string? kind, string? sessionId, IndexedSession? session, string? title, DraftPlacement? placement, string? detail) =>
    [
        Cells.Text(part),
        Cells.Text(kind),
        TextCells.Key(session is null ? sessionId : Name(session)),
        asked.Cells.Plain(session?.Title ?? TextCells.Part(title), 100),
        Cells.Text(asked.Clock.Text(placement?.StartsAt)),
        Cells.Text(asked.Clock.Text(placement?.EndsAt)),
        asked.Cells.Text(agenda.RoomName(placement?.RoomId), 60),
        asked.Cells.Plain(detail, 240),
        TextCells.Key(session?.Record.AdminUrl),
    ];

    private static string Name(IndexedSession session) => session.Record.FriendlyId ?? session.Record.Id;
}
