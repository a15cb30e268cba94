namespace SessionboardMcp.Core.Index;

/// <summary>
/// What sessions tell of their tracks, rooms and people. Where a session that was read just now tells something else than those read
/// before, the others are out of date: counted by name, one track would be two.
/// </summary>
internal static class ToldNames
{
    /// <summary>Whether sessions read at different times tell the same. What was read just now is little, and only what it names is compared.</summary>
    public static bool Agree(IEnumerable<IndexedSession> before, IEnumerable<IndexedSession> now)
    {
        var asked = now.SelectMany(Of).ToHashSet();
        var ids = asked.Select(name => (name.Kind, name.Id)).ToHashSet();
        var told = before.SelectMany(Of).Where(name => ids.Contains((name.Kind, name.Id))).ToHashSet();
        var known = told.Select(name => (name.Kind, name.Id)).ToHashSet();
        return asked.All(name => !known.Contains((name.Kind, name.Id)) || told.Contains(name));
    }

    private static IEnumerable<Told> Of(IndexedSession session)
    {
        var record = session.Record;
        if (record.Track is { } track)
            yield return new(Kind.Track, track.Id, track.Name ?? "");
        if (record.Room is { } room)
            yield return new(Kind.Room, room.Id, room.Name ?? "", room.Capacity);
        if (record.Format is { } format)
            yield return new(Kind.Format, format.Id, format.Name ?? "");
        if (record.Level is { } level)
            yield return new(Kind.Level, level.Id, level.Name ?? "");
        if (record.Language is { } language)
            yield return new(Kind.Language, language.Id, language.Name ?? "");
        if (record.CustomStatus is { } status)
            yield return new(Kind.Status, status.Id, status.Name ?? "");
        foreach (var tag in record.Tags)
            yield return new(Kind.Tag, tag.Id, tag.Name ?? "");
        foreach (var part in session.People)
            yield return new(Kind.Person, part.ContactId, part.Name, (part.HasBiography ? 1 : 0) + (part.HasPhoto ? 2 : 0));
        foreach (var part in session.Subsessions)
        {
            foreach (var speaker in part.Speakers)
                yield return new(Kind.Person, speaker.ContactId, speaker.Name, (speaker.HasBiography ? 1 : 0) + (speaker.HasPhoto ? 2 : 0));
        }
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
    private readonly record struct Told(Kind Kind, string Id, string Name, int? Beside = null);
}
