namespace SessionboardMcp.Core.Index;

/// <summary>What a session tells of its track, its room, or somebody in it.</summary>
/// <param name="Kind">What it is told of.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Beside">What else is told of it: a room's capacity, what a person's profile has.</param>
internal readonly record struct ToldName(ToldKind Kind, string Id, string Name, int? Beside = null)
{
    /// <summary>What a session tells of its settings.</summary>
    public static IEnumerable<ToldName> OfSettings(IndexedSession session)
    {
        var record = session.Record;
        if (record.Track is { } track)
            yield return new(ToldKind.Track, track.Id, track.Name ?? "");
        if (record.Room is { } room)
            yield return new(ToldKind.Room, room.Id, room.Name ?? "", room.Capacity);
        if (record.Format is { } format)
            yield return new(ToldKind.Format, format.Id, format.Name ?? "");
        if (record.Level is { } level)
            yield return new(ToldKind.Level, level.Id, level.Name ?? "");
        if (record.Language is { } language)
            yield return new(ToldKind.Language, language.Id, language.Name ?? "");
        if (record.CustomStatus is { } status)
            yield return new(ToldKind.Status, status.Id, status.Name ?? "");
        foreach (var tag in record.Tags)
            yield return new(ToldKind.Tag, tag.Id, tag.Name ?? "");
    }

    /// <summary>What a session tells of the people in it and in its parts.</summary>
    public static IEnumerable<ToldName> OfPeople(IndexedSession session) =>
        session.Everybody.Select(part => new ToldName(ToldKind.Person, part.ContactId, part.Name, (part.HasBiography ? 1 : 0) + (part.HasPhoto ? 2 : 0)));
}

/// <summary>What sessions tell names of.</summary>
internal enum ToldKind
{
    /// <summary>A track.</summary>
    Track,

    /// <summary>A room.</summary>
    Room,

    /// <summary>A format.</summary>
    Format,

    /// <summary>A level.</summary>
    Level,

    /// <summary>A language.</summary>
    Language,

    /// <summary>A custom status.</summary>
    Status,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A person.</summary>
    Person,
}
