using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Settings;

internal static class SettingOperations
{
    public static Operation ListTracks { get; } = Search("ListTracks", "tracks");

    public static Operation ListRooms { get; } = Search("ListRooms", "rooms");

    public static Operation ListTags { get; } = Search("ListTags", "tags");

    public static Operation ListFormats { get; } = Search("ListFormats", "formats");

    public static Operation ListLevels { get; } = Search("ListLevels", "levels");

    public static Operation ListLanguages { get; } = Search("ListLanguages", "languages");

    public static Operation ListFields { get; } = Search("ListFields", "fields");

    // The POST search of statuses leaves out the core ones, so this one kind is listed by GET, at the price of a read. It is read
    // together with the others, and so in turn with them.
    public static Operation ListStatuses { get; } =
        new("ListStatuses", HttpMethod.Get, "v1/event/{eventId}/statuses", Scopes.ReadEvents, RateLimitCategory.EntityReads, IsRead: true) { IsFourAtOnce = true };

    /// <summary>What lists the settings of a kind.</summary>
    public static Operation List(SettingKind kind) => kind switch
    {
        SettingKind.Tracks => ListTracks,
        SettingKind.Rooms => ListRooms,
        SettingKind.Tags => ListTags,
        SettingKind.Formats => ListFormats,
        SettingKind.Levels => ListLevels,
        SettingKind.Languages => ListLanguages,
        SettingKind.Statuses => ListStatuses,
        SettingKind.Fields => ListFields,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of settings."),
    };

    private static Operation Search(string name, string path) =>
        new(name, HttpMethod.Post, "v1/event/{eventId}/" + path, Scopes.ReadEvents, null, IsRead: true);
}
