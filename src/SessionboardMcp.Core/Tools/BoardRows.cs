using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Makes the rows of the agenda board: what it draws, in cells as those of every other answer.</summary>
internal sealed class BoardRows(AskedEvent asked, DraftedAgenda agenda, DraftCheck check)
{
    private readonly HashSet<Problem> _created = new(check.Created, ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, DraftChangeKind> _changes = agenda.Changes
        .DistinctBy(change => change.SessionId, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(change => change.SessionId, change => change.Kind, StringComparer.OrdinalIgnoreCase);

    // Who is the same person, without an id of a contact: the board sees at once whom a move would put in two places.
    private readonly Dictionary<string, int> _who = agenda.Before
        .SelectMany(session => session.Everybody).Select(part => part.ContactId).Distinct(StringComparer.Ordinal)
        .Select((id, number) => (id, number)).ToDictionary(one => one.id, one => one.number, StringComparer.Ordinal);

    /// <summary>The draft itself; its detail is the zone of all times, its change whether the caller was granted any.</summary>
    public BoardRow Draft(AgendaDraft draft) => new(() => new()
    {
        ["part"] = Cells.Text("draft"),
        ["kind"] = asked.Cells.Text(draft.Status, 40),
        ["id"] = TextCells.Key(draft.Id),
        ["title"] = asked.Cells.Text(draft.Name, 100),
        ["detail"] = Cells.Text(asked.Clock.Zone),
        ["change"] = Cells.Text(asked.Call.Caller.Scopes.Contains(Scopes.WriteEvents) ? "allowed" : null),
    });

    /// <summary>A room, in the organizers' order.</summary>
    public BoardRow Room(Room room) => new(() => new()
    {
        ["part"] = Cells.Text("room"),
        ["id"] = TextCells.Key(room.Id),
        ["title"] = asked.Cells.Text(room.Name, 60),
        ["capacity"] = room.Capacity is { } seats ? Cells.Number(seats) : Cells.Null,
    });

    /// <summary>A track with its colour.</summary>
    public BoardRow Track(Track track) => new(() => new()
    {
        ["part"] = Cells.Text("track"),
        ["id"] = TextCells.Key(track.Id),
        ["title"] = asked.Cells.Text(track.Name, 60),
        ["color"] = asked.Cells.Text(track.Color, 40),
    });

    /// <summary>A conflict that there would be; the change says whether the draft makes it.</summary>
    public BoardRow Conflict(Problem problem) => new(() => new()
    {
        ["part"] = Cells.Text("conflict"),
        ["kind"] = Cells.Text(problem.Kind),
        ["sessions"] = TextCells.Key(string.Join(' ', problem.Sessions.Select(session => session.Record.Id))),
        ["people"] = asked.Cells.Plain(string.Join(", ", problem.People.Select(person => person.Name)), 120),
        ["detail"] = asked.Cells.Plain(problem.Detail, 160),
        ["change"] = Cells.Text(_created.Contains(problem) ? "new" : null),
    });

    /// <summary>Every session that is accepted or placed, in order of the draft's time; those without a place last.</summary>
    public IEnumerable<BoardRow> Sessions()
    {
        var known = agenda.Placements.Select(placement => placement.SessionId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var placed = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return known.Select(id => Session(id, agenda.Find(id), agenda.PlacementOf(id)))
            .Concat(agenda.Before.Where(session => !placed.Contains(session.Record.Id)).Select(session => Session(session.Record.Id, session, null)));
    }

    private BoardRow Session(string id, IndexedSession? session, DraftPlacement? placement) => new(() =>
    {
        var cells = new Dictionary<string, JsonElement>
        {
            ["part"] = Cells.Text("session"),
            ["id"] = TextCells.Key(session?.Record.Id ?? id),
            ["starts_at"] = Cells.Text(asked.Clock.Text(placement?.StartsAt)),
            ["ends_at"] = Cells.Text(asked.Clock.Text(placement?.EndsAt)),
            ["room_id"] = TextCells.Key(placement?.RoomId),
        };
        if (session is null)
            return cells;
        var record = session.Record;
        // Where nothing is told of the live agenda, it has the session in this very place.
        if (_changes.TryGetValue(id, out var change))
        {
            cells["change"] = Cells.Text(change.ToString().ToLowerInvariant());
            cells["live_starts_at"] = Cells.Text(asked.Clock.Text(record.StartsAt));
            cells["live_ends_at"] = Cells.Text(asked.Clock.Text(record.EndsAt));
            cells["live_room_id"] = TextCells.Key(record.Room?.Id);
        }

        cells["friendly_id"] = TextCells.Key(record.FriendlyId);
        cells["title"] = asked.Cells.Plain(session.Title, 100);
        cells["track_id"] = TextCells.Key(record.Track?.Id);
        cells["people"] = asked.Cells.Plain(string.Join(", ", session.People.DistinctBy(part => part.ContactId).Select(part => part.Name)), 120);
        cells["who"] = TextCells.Key(string.Join(' ', session.Everybody.Select(part => part.ContactId).Distinct(StringComparer.Ordinal).Take(30)
            .Select(contact => _who.GetValueOrDefault(contact).ToString(CultureInfo.InvariantCulture))));
        if (record.Capacity is { } seats)
            cells["capacity"] = Cells.Number(seats);
        return cells;
    });
}
