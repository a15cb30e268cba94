using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// The sessions of an event while they are being written: what one operation of a bulk request wrote the next one sees, without an index being made
/// in between.
/// </summary>
/// <param name="programme">The event as it was.</param>
internal sealed class ProgrammeEdit(Programme programme)
{
    private readonly Dictionary<Guid, Session> _written = [];
    private readonly List<Guid> _added = [];
    private int? _lastNumber;

    /// <summary>The event as it was: its settings and fields do not change meanwhile.</summary>
    public Event Event => programme.Event;

    /// <summary>The number that a new session gets. A deleted one keeps its own, so that none is given twice.</summary>
    public int NextNumber => (_lastNumber ??= Event.Sessions.Select(session => session.Number).DefaultIfEmpty(0).Max()) + _added.Count + 1;

    /// <summary>A session, be it deleted, or null.</summary>
    public Session? FindAny(Guid id) => _written.GetValueOrDefault(id) ?? programme.FindAny(id);

    /// <summary>A session that stands, as does the one that it is part of.</summary>
    public Session? Find(Guid id) => FindAny(id) is { DeletedAt: null } session && ParentOf(session) is null or { DeletedAt: null } ? session : null;

    /// <summary>The session that a sub-session is part of; null where it is none.</summary>
    public Session? ParentOf(Session session) => session.ParentId is { } parent ? FindAny(parent) : null;

    /// <summary>The sub-sessions that stand.</summary>
    public IEnumerable<Session> SubsessionsOf(Session session) =>
        programme.PartsOf(session).Select(part => part.Id)
            .Concat(_added.Where(id => _written[id].ParentId == session.Id))
            .Select(id => FindAny(id)!)
            .Where(part => part.DeletedAt is null);

    /// <summary>Writes a session, new or not.</summary>
    public Session Put(Session session)
    {
        if (FindAny(session.Id) is null)
            _added.Add(session.Id);
        return _written[session.Id] = session;
    }

    /// <summary>The event with what was written; the same one where nothing was.</summary>
    public Event Finish() => _written.Count == 0
        ? Event
        : Event with
        {
            Sessions =
            [
                .. Event.Sessions.Select(session => _written.GetValueOrDefault(session.Id) ?? session),
                .. _added.Select(id => _written[id]),
            ],
        };
}
