using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>The agenda as it is, and as a draft would make it.</summary>
internal sealed class DraftedAgenda
{
    private readonly Dictionary<string, IndexedSession> _sessions;
    private readonly Dictionary<string, Room> _rooms;
    private readonly Dictionary<string, DraftPlacement> _placements;

    /// <summary>Compares.</summary>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="rooms">Its rooms.</param>
    /// <param name="placements">Where the draft puts sessions.</param>
    /// <param name="told">The changes that Sessionboard tells; null where it does not, then they are found by comparing.</param>
    public DraftedAgenda(
        IReadOnlyList<IndexedSession> sessions, IReadOnlyList<Room> rooms, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<DraftChange>? told)
    {
        _sessions = sessions.ToDictionary(session => session.Record.Id, StringComparer.OrdinalIgnoreCase);
        _rooms = rooms.ToDictionary(room => room.Id, StringComparer.OrdinalIgnoreCase);
        _placements = placements
            .Where(placement => placement.SessionId is not null)
            .DistinctBy(placement => placement.SessionId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(placement => placement.SessionId!, StringComparer.OrdinalIgnoreCase);
        Placements = [.. placements.OrderBy(placement => placement.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(placement => RoomName(placement.RoomId), StringComparer.Ordinal)];
        Changes = [.. (told ?? Compared()).OrderBy(change => change.Kind).ThenBy(change => PlacementOf(change.SessionId)?.StartsAt ?? DateTimeOffset.MaxValue)];
        var changed = Changes.Select(change => change.SessionId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Before = [.. sessions.Where(session => session.IsLive || _placements.ContainsKey(session.Record.Id))];
        After = [.. Before.Select(session => changed.Contains(session.Record.Id) ? Moved(session) : session)];
    }

    /// <summary>The memory that it takes besides the records, in bytes: places in tables and lists, and what it moves once more.</summary>
    public long Bytes => (56L * _sessions.Count) + (72L * _placements.Count) + (16L * Before.Count) + (700L * Changes.Count);

    /// <summary>The placements, in order of time.</summary>
    public IReadOnlyList<DraftPlacement> Placements { get; }

    /// <summary>What committing the draft would change.</summary>
    public IReadOnlyList<DraftChange> Changes { get; }

    /// <summary>The sessions concerned, as they are now.</summary>
    public IReadOnlyList<IndexedSession> Before { get; }

    /// <summary>The same sessions, as the draft would place them.</summary>
    public IReadOnlyList<IndexedSession> After { get; }

    /// <summary>A session of the event; null where it has none of that id.</summary>
    public IndexedSession? Find(string? sessionId) => sessionId is null ? null : _sessions.GetValueOrDefault(sessionId);

    /// <summary>Where the draft puts a session; null where nowhere.</summary>
    public DraftPlacement? PlacementOf(string sessionId) => _placements.GetValueOrDefault(sessionId);

    /// <summary>The name of a room; its id where it is not known.</summary>
    public string? RoomName(string? roomId) => roomId is null ? null : _rooms.GetValueOrDefault(roomId)?.Name ?? roomId;

    private IndexedSession Moved(IndexedSession session)
    {
        var placement = PlacementOf(session.Record.Id);
        var room = placement?.RoomId is { } id ? _rooms.GetValueOrDefault(id) ?? new Room { Id = id } : null;
        return session with
        {
            Record = session.Record with { StartsAt = placement?.StartsAt, EndsAt = placement?.EndsAt, Room = room },
            // When its parts will be, a draft does not say.
            Subsessions = [.. session.Subsessions.Select(part => part with { Record = part.Record with { StartsAt = null, EndsAt = null } })],
        };
    }

    private IEnumerable<DraftChange> Compared()
    {
        foreach (var session in _sessions.Values.Where(session => session.IsLive || _placements.ContainsKey(session.Record.Id)))
        {
            var (record, placement) = (session.Record, PlacementOf(session.Record.Id));
            var isPlaced = record is { StartsAt: not null, EndsAt: not null, Room: not null };
            DraftChangeKind? kind = (isPlaced, placement) switch
            {
                (true, null) => DraftChangeKind.Removed,
                (false, not null) => DraftChangeKind.Added,
                (true, not null) when record.StartsAt != placement.StartsAt || record.EndsAt != placement.EndsAt || record.Room!.Id != placement.RoomId => DraftChangeKind.Moved,
                _ => null,
            };
            if (kind is { } found)
                yield return new DraftChange(found, record.Id, session.Title);
        }
    }
}
