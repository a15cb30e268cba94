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
        new("ListStatuses", HttpMethod.Get, "v1/event/{eventId}/statuses", Scopes.ReadEvents, RateLimitCategory.EntityReads, IsRead: true) { IsFourAtOnce = true, IsPersonal = false };

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

    public static Operation CreateTrack { get; } = Write("CreateTrack", HttpMethod.Post, "tracks/create");

    public static Operation CreateRoom { get; } = Write("CreateRoom", HttpMethod.Post, "rooms/create");

    public static Operation CreateTag { get; } = Write("CreateTag", HttpMethod.Post, "tags/create");

    public static Operation CreateFormat { get; } = Write("CreateFormat", HttpMethod.Post, "formats/create");

    public static Operation CreateLevel { get; } = Write("CreateLevel", HttpMethod.Post, "levels/create");

    public static Operation CreateLanguage { get; } = Write("CreateLanguage", HttpMethod.Post, "languages/create");

    public static Operation UpdateTrack { get; } = Write("UpdateTrack", HttpMethod.Put, "tracks/{id}");

    public static Operation UpdateRoom { get; } = Write("UpdateRoom", HttpMethod.Put, "rooms/{id}");

    public static Operation UpdateTag { get; } = Write("UpdateTag", HttpMethod.Put, "tags/{id}");

    public static Operation UpdateFormat { get; } = Write("UpdateFormat", HttpMethod.Put, "formats/{id}");

    public static Operation UpdateLevel { get; } = Write("UpdateLevel", HttpMethod.Put, "levels/{id}");

    public static Operation UpdateLanguage { get; } = Write("UpdateLanguage", HttpMethod.Put, "languages/{id}");

    public static Operation DeleteTrack { get; } = Write("DeleteTrack", HttpMethod.Delete, "tracks/{id}");

    public static Operation DeleteRoom { get; } = Write("DeleteRoom", HttpMethod.Delete, "rooms/{id}");

    public static Operation DeleteTag { get; } = Write("DeleteTag", HttpMethod.Delete, "tags/{id}");

    public static Operation DeleteFormat { get; } = Write("DeleteFormat", HttpMethod.Delete, "formats/{id}");

    public static Operation DeleteLevel { get; } = Write("DeleteLevel", HttpMethod.Delete, "levels/{id}");

    public static Operation DeleteLanguage { get; } = Write("DeleteLanguage", HttpMethod.Delete, "languages/{id}");

    public static Operation DeleteStatus { get; } = Write("DeleteStatus", HttpMethod.Delete, "statuses/{id}");

    // Statuses are the only settings that come back.
    public static Operation RestoreStatus { get; } = Write("RestoreStatus", HttpMethod.Post, "statuses/{id}/restore");

    /// <summary>What deletes a setting of a kind.</summary>
    public static Operation Delete(SettingKind kind) => kind == SettingKind.Statuses ? DeleteStatus : Writes(kind).Delete;

    /// <summary>What makes, changes and deletes a setting of a kind. Statuses are neither made nor changed by this client, and fields not written at all.</summary>
    public static (Operation Create, Operation Update, Operation Delete) Writes(SettingKind kind) => kind switch
    {
        SettingKind.Tracks => (CreateTrack, UpdateTrack, DeleteTrack),
        SettingKind.Rooms => (CreateRoom, UpdateRoom, DeleteRoom),
        SettingKind.Tags => (CreateTag, UpdateTag, DeleteTag),
        SettingKind.Formats => (CreateFormat, UpdateFormat, DeleteFormat),
        SettingKind.Levels => (CreateLevel, UpdateLevel, DeleteLevel),
        SettingKind.Languages => (CreateLanguage, UpdateLanguage, DeleteLanguage),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Settings of this kind are not written."),
    };

    private static Operation Write(string name, HttpMethod method, string path) =>
        new(name, method, "v1/event/{eventId}/" + path, Scopes.WriteMetadata, RateLimitCategory.MetadataWrites, IsRead: false);

    private static Operation Search(string name, string path) =>
        new(name, HttpMethod.Post, "v1/event/{eventId}/" + path, Scopes.ReadEvents, null, IsRead: true) { IsPersonal = false };
}
