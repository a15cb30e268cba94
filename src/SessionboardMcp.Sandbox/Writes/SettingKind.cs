using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>A kind of setting: where an event keeps it, and how a session has it.</summary>
/// <param name="Name">One of them, such as <c>track</c>.</param>
/// <param name="Plural">Several, as in paths.</param>
/// <param name="Of">The event's.</param>
/// <param name="With">The event with others instead.</param>
/// <param name="Without">A session that does not have the one with the id.</param>
internal sealed record SettingKind(
    string Name,
    string Plural,
    Func<Event, IReadOnlyList<Setting>> Of,
    Func<Event, IReadOnlyList<Setting>, Event> With,
    Func<Session, Guid, Session> Without)
{
    public static SettingKind Track { get; } = new("track", "tracks", one => one.Tracks, (one, list) => one with { Tracks = list },
        (session, id) => session.TrackId == id ? session with { TrackId = null } : session)
    {
        HasColor = true,
    };

    public static SettingKind Room { get; } = new("room", "rooms", one => one.Rooms, (one, list) => one with { Rooms = list },
        (session, id) => session.RoomId == id ? session with { RoomId = null } : session)
    {
        HasCapacity = true,
    };

    public static SettingKind Tag { get; } = new("tag", "tags", one => one.Tags, (one, list) => one with { Tags = list },
        (session, id) => session.TagIds.Contains(id) ? session with { TagIds = [.. session.TagIds.Where(tag => tag != id)] } : session);

    public static SettingKind Format { get; } = new("format", "formats", one => one.Formats, (one, list) => one with { Formats = list },
        (session, id) => session.FormatId == id ? session with { FormatId = null } : session);

    public static SettingKind Level { get; } = new("level", "levels", one => one.Levels, (one, list) => one with { Levels = list },
        (session, id) => session.LevelId == id ? session with { LevelId = null } : session);

    public static SettingKind Language { get; } = new("language", "languages", one => one.Languages, (one, list) => one with { Languages = list },
        (session, id) => session.LanguageId == id ? session with { LanguageId = null } : session);

    /// <summary>Whether a colour can be sent.</summary>
    public bool HasColor { get; private init; }

    /// <summary>Whether a capacity can be sent.</summary>
    public bool HasCapacity { get; private init; }

    /// <summary>An id that a session is given; null for null.</summary>
    /// <exception cref="RequestRefusedException">The event has no such setting.</exception>
    public Guid? Known(Event @event, Guid? id) => id is null || Of(@event).Any(setting => setting.Id == id)
        ? id
        : throw RequestRefusedException.BadRequest($"There is no such {Name} in this event: {id}.");
}
