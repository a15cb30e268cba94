using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What sessions tell of their tracks, rooms and people. Where a session that was read just now tells something else than those read
/// before, the others are out of date: counted by name, one track would be two.
/// </summary>
internal sealed class ToldNames
{
    private readonly HashSet<Told> _told = [];

    // What was looked at already: records share what they say alike, so that of a thousand sessions in a room the room is looked at once.
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    // The ids of which is asked; null for all.
    private readonly HashSet<string>? _asked;

    private ToldNames(IEnumerable<IndexedSession> sessions, HashSet<string>? asked)
    {
        _asked = asked;
        foreach (var session in sessions)
            Add(session);
    }

    /// <summary>Whether sessions read at different times tell the same. What was read just now is little, and only what it names is compared.</summary>
    public static bool Agree(IEnumerable<IndexedSession> before, IEnumerable<IndexedSession> now)
    {
        var asked = new ToldNames(now, null)._told;
        if (asked.Count == 0)
            return true;
        var told = new ToldNames(before, asked.Select(name => name.Id).ToHashSet(StringComparer.Ordinal))._told;
        var known = told.Select(name => (name.Kind, name.Id)).ToHashSet();
        return asked.All(name => !known.Contains((name.Kind, name.Id)) || told.Contains(name));
    }

    private void Add(IndexedSession session)
    {
        var record = session.Record;
        Add(Kind.Track, record.Track);
        if (record.Room is { } room && _seen.Add(room))
            Add(Kind.Room, room.Id, room.Name, room.Capacity);
        Add(Kind.Format, record.Format);
        Add(Kind.Level, record.Level);
        Add(Kind.Language, record.Language);
        if (record.CustomStatus is { } status && _seen.Add(status))
            Add(Kind.Status, status.Id, status.Name);
        foreach (var tag in record.Tags)
            Add(Kind.Tag, tag);
        Add(session.People);
        foreach (var part in session.Subsessions)
            Add(part.Speakers);
    }

    private void Add(IReadOnlyList<IndexedPart> people)
    {
        foreach (var part in people)
            Add(Kind.Person, part.ContactId, part.Name, (part.HasBiography ? 1 : 0) + (part.HasPhoto ? 2 : 0));
    }

    private void Add(Kind kind, Setting? setting)
    {
        if (setting is not null && _seen.Add(setting))
            Add(kind, setting.Id, setting.Name);
    }

    private void Add(Kind kind, string id, string? name, int? beside = null)
    {
        if (_asked?.Contains(id) != false)
            _told.Add(new Told(kind, id, name ?? "", beside));
    }

    private enum Kind
    {
        Track,
        Room,
        Format,
        Level,
        Language,
        Status,
        Tag,
        Person,
    }

    // What it is called, and what else is told of it: a room's capacity, what a person's profile has.
    private readonly record struct Told(Kind Kind, string Id, string Name, int? Beside);
}
