namespace SessionboardMcp.Sandbox.World;

/// <summary>An event, indexed for the look-ups that answers need.</summary>
internal sealed class Programme
{
    private readonly Dictionary<Guid, Session> _sessions;
    private readonly Dictionary<string, Contact> _contacts;
    private readonly ILookup<Guid, Session> _parts;
    private readonly ILookup<Guid, Session> _subsessions;
    private readonly ILookup<Guid, Session> _sources;

    /// <summary>Indexes the event.</summary>
    public Programme(Event @event)
    {
        Event = @event;
        _sessions = @event.Sessions.ToDictionary(session => session.Id);
        _contacts = @event.Contacts.ToDictionary(contact => contact.Id, StringComparer.Ordinal);
        _parts = @event.Sessions.Where(session => session.ParentId is not null).ToLookup(session => session.ParentId!.Value);
        var standing = @event.Sessions.Where(session => session.DeletedAt is null).ToList();
        _subsessions = standing.Where(session => session.ParentId is not null).ToLookup(session => session.ParentId!.Value);
        _sources = standing.Where(session => session.ComposedInto is not null).ToLookup(session => session.ComposedInto!.TargetId);

        // A speaker is who has at least one part with the core role of speaker in a session that is not deleted, be it
        // programme, abstract, sub-session or source: Sessionboard publishes no rule.
        var speakers = standing
            .SelectMany(session => session.Participants)
            .Where(participant => participant.Role.Core == CoreRole.Speaker)
            .Select(participant => participant.ContactId)
            .ToHashSet(StringComparer.Ordinal);
        Speakers = [.. @event.Contacts.Where(contact => speakers.Contains(contact.Id))];
    }

    /// <summary>The event.</summary>
    public Event Event { get; }

    /// <summary>The contacts who speak, in the order of the contacts.</summary>
    public IReadOnlyList<Contact> Speakers { get; }

    /// <summary>A session that is not deleted, nor part of a deleted one.</summary>
    public Session? Find(Guid id) =>
        _sessions.GetValueOrDefault(id) is { DeletedAt: null } session && ParentOf(session) is null or { DeletedAt: null }
            ? session
            : null;

    /// <summary>A session of which only its existence is certain: it may be deleted.</summary>
    public Session Session(Guid id) => _sessions[id];

    /// <summary>A contact.</summary>
    public Contact Contact(string id) => _contacts[id];

    /// <summary>The sub-sessions that stand, in order of their numbers.</summary>
    public IEnumerable<Session> SubsessionsOf(Session session) => _subsessions[session.Id];

    /// <summary>The sub-sessions, deleted ones too.</summary>
    public IEnumerable<Session> PartsOf(Session session) => _parts[session.Id];

    /// <summary>The session that a sub-session is part of; null where the session is none.</summary>
    public Session? ParentOf(Session session) => session.ParentId is { } parent ? _sessions[parent] : null;

    /// <summary>The sources of a composition.</summary>
    public IEnumerable<Session> SourcesOf(Session session) => _sources[session.Id];

    /// <summary>The friendly id: prefix and number; for a sub-session prefix, its parent's number and its place under it.</summary>
    public string FriendlyId(Session session)
    {
        if (ParentOf(session) is not { } parent)
            return $"{Event.Prefix}-{session.Number}";
        var place = _parts[parent.Id].TakeWhile(other => other.Id != session.Id).Count() + 1;
        return $"{Event.Prefix}-{parent.Number}-{place}";
    }
}
