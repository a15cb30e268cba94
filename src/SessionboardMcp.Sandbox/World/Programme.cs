using System.Runtime.CompilerServices;

namespace SessionboardMcp.Sandbox.World;

/// <summary>
/// An event with all of its records by their ids, and what belongs to what: the one place where a record's ids become records. Made once for
/// each version of an event, so that a look-up never sees another version.
/// </summary>
public sealed class Programme
{
    // A record is a value: what changes an event makes another one, and the index of the old one goes when it goes.
    private static readonly ConditionalWeakTable<Event, Programme> Made = [];

    private readonly EventRecords _records;
    private readonly ILookup<Guid, Session> _parts;
    private readonly ILookup<Guid, Session> _subsessions;
    private readonly ILookup<Guid, Session> _sources;
    private readonly HashSet<string> _speakers;

    private Programme(Event @event, Programme? before)
    {
        Event = @event;
        _records = new EventRecords(@event, before?._records);
        _parts = @event.Sessions.Where(session => session.ParentId is not null).ToLookup(session => session.ParentId!.Value);
        var standing = @event.Sessions.Where(session => session.DeletedAt is null).ToList();
        _subsessions = standing.Where(session => session.ParentId is not null).ToLookup(session => session.ParentId!.Value);
        _sources = standing.Where(session => session.ComposedInto is not null).ToLookup(session => session.ComposedInto!.TargetId);

        // A speaker is who has at least one part with the core role of speaker in a session that is not deleted, be it
        // programme, abstract, sub-session or source: Sessionboard publishes no rule.
        _speakers = standing
            .SelectMany(session => session.Participants)
            .Where(participant => RoleOf(participant).Core == CoreRole.Speaker)
            .Select(participant => participant.ContactId)
            .ToHashSet(StringComparer.Ordinal);
        Speakers = [.. @event.Contacts.Where(contact => _speakers.Contains(contact.Id))];
    }

    /// <summary>The event.</summary>
    public Event Event { get; }

    /// <summary>The contacts who speak, in the order of the contacts.</summary>
    public IReadOnlyList<Contact> Speakers { get; }

    /// <summary>The event, indexed when it is first asked for.</summary>
    /// <param name="event">The event.</param>
    /// <exception cref="ArgumentException">Two records of a kind have the same id.</exception>
    public static Programme Of(Event @event) => Of(@event, before: null);

    /// <summary>The event, indexed when it is first asked for.</summary>
    /// <param name="event">The event.</param>
    /// <param name="before">An earlier version of it, or null: the lists that both have in common are not indexed again.</param>
    /// <exception cref="ArgumentException">Two records of a kind have the same id.</exception>
    public static Programme Of(Event @event, Programme? before) => Made.GetValue(@event, key => new Programme(key, before));

    /// <summary>A session that is not deleted, nor part of a deleted one.</summary>
    /// <param name="id">The session's id.</param>
    public Session? Find(Guid id) =>
        _records.Sessions.GetValueOrDefault(id) is { DeletedAt: null } session && ParentOf(session) is null or { DeletedAt: null }
            ? session
            : null;

    /// <summary>A session of which only its existence is certain: it may be deleted.</summary>
    /// <param name="id">The session's id.</param>
    public Session Session(Guid id) => _records.Sessions[id];

    /// <summary>A session, be it deleted, or null.</summary>
    /// <param name="id">The session's id.</param>
    public Session? FindAny(Guid id) => _records.Sessions.GetValueOrDefault(id);

    /// <summary>A contact of which only its existence is certain: a transcript names who spoke, though they may be deleted.</summary>
    /// <param name="id">The contact's id.</param>
    public Contact Contact(string id) => FindContact(id) ?? Event.DeletedContacts.First(deleted => deleted.Contact.Id == id).Contact;

    /// <summary>A contact, or null where there is none.</summary>
    /// <param name="id">The contact's id.</param>
    public Contact? FindContact(string id) => _records.Contacts.GetValueOrDefault(id);

    /// <summary>One who speaks, or null.</summary>
    /// <param name="id">The contact's id.</param>
    public Contact? FindSpeaker(string id) => _speakers.Contains(id) ? FindContact(id) : null;

    /// <summary>A sponsor, or null.</summary>
    /// <param name="id">The sponsor's id.</param>
    public Account? FindSponsor(string id) => _records.Sponsors.GetValueOrDefault(id);

    /// <summary>An exhibitor, or null.</summary>
    /// <param name="id">The exhibitor's id.</param>
    public Account? FindExhibitor(string id) => _records.Exhibitors.GetValueOrDefault(id);

    /// <summary>An agenda draft, or null.</summary>
    /// <param name="id">The draft's id.</param>
    public AgendaDraft? FindDraft(Guid id) => _records.Drafts.GetValueOrDefault(id);

    /// <summary>A field, or null.</summary>
    /// <param name="module">One of <see cref="FieldModule"/>.</param>
    /// <param name="id">The field's id in it.</param>
    public Field? FindField(string module, string id) => _records.Fields.GetValueOrDefault(module)?.GetValueOrDefault(id);

    /// <summary>The status of a session.</summary>
    /// <param name="session">The session.</param>
    public Status StatusOf(Session session) => _records.Statuses[session.StatusId];

    /// <summary>The role of a participant.</summary>
    /// <param name="participant">The participant.</param>
    public Role RoleOf(Participant participant) => _records.Roles[participant.RoleId];

    /// <summary>The track of a session, or null.</summary>
    /// <param name="session">The session.</param>
    public Setting? TrackOf(Session session) => Assigned(_records.Tracks, session.TrackId);

    /// <summary>The room of a session, or null.</summary>
    /// <param name="session">The session.</param>
    public Setting? RoomOf(Session session) => Assigned(_records.Rooms, session.RoomId);

    /// <summary>The level of a session, or null.</summary>
    /// <param name="session">The session.</param>
    public Setting? LevelOf(Session session) => Assigned(_records.Levels, session.LevelId);

    /// <summary>The format of a session, or null.</summary>
    /// <param name="session">The session.</param>
    public Setting? FormatOf(Session session) => Assigned(_records.Formats, session.FormatId);

    /// <summary>The language of a session, or null.</summary>
    /// <param name="session">The session.</param>
    public Setting? LanguageOf(Session session) => Assigned(_records.Languages, session.LanguageId);

    /// <summary>The tags of a session, in its order.</summary>
    /// <param name="session">The session.</param>
    public IEnumerable<Setting> TagsOf(Session session) => Known(session.TagIds, _records.Tags);

    /// <summary>The sponsors of a session, in its order.</summary>
    /// <param name="session">The session.</param>
    public IEnumerable<Account> SponsorsOf(Session session) => Known(session.SponsorIds, _records.Sponsors);

    /// <summary>The exhibitors of a session, in its order.</summary>
    /// <param name="session">The session.</param>
    public IEnumerable<Account> ExhibitorsOf(Session session) => Known(session.ExhibitorIds, _records.Exhibitors);

    /// <summary>The sub-sessions that stand, in order of their numbers.</summary>
    /// <param name="session">The session that they are part of.</param>
    public IEnumerable<Session> SubsessionsOf(Session session) => _subsessions[session.Id];

    /// <summary>The sub-sessions, deleted ones too.</summary>
    /// <param name="session">The session that they are part of.</param>
    public IEnumerable<Session> PartsOf(Session session) => _parts[session.Id];

    /// <summary>The session that a sub-session is part of; null where the session is none.</summary>
    /// <param name="session">The sub-session.</param>
    public Session? ParentOf(Session session) => session.ParentId is { } parent ? _records.Sessions[parent] : null;

    /// <summary>The sources of a composition.</summary>
    /// <param name="session">The composition.</param>
    public IEnumerable<Session> SourcesOf(Session session) => _sources[session.Id];

    /// <summary>The friendly id: prefix and number; for a sub-session prefix, its parent's number and its place under it.</summary>
    /// <param name="session">The session.</param>
    public string FriendlyId(Session session)
    {
        if (ParentOf(session) is not { } parent)
            return $"{Event.Prefix}-{session.Number}";
        var place = _parts[parent.Id].TakeWhile(other => other.Id != session.Id).Count() + 1;
        return $"{Event.Prefix}-{parent.Number}-{place}";
    }

    // What is assigned and not there any more counts as not assigned.
    private static Setting? Assigned(Dictionary<Guid, Setting> settings, Guid? id) => id is { } known ? settings.GetValueOrDefault(known) : null;

    private static IEnumerable<T> Known<TKey, T>(IEnumerable<TKey> ids, Dictionary<TKey, T> records)
        where TKey : notnull
        where T : class =>
        ids.Select(id => records.GetValueOrDefault(id)).OfType<T>();
}
