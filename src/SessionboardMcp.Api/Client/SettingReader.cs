using System.Text.Json;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Client;

/// <summary>Reads a setting as the type of its kind.</summary>
internal static class SettingReader
{
    public static Setting? Read(JsonElement row, SettingKind kind) => kind switch
    {
        SettingKind.Tracks => row.Deserialize(ApiJson.Default.Track),
        SettingKind.Rooms => row.Deserialize(ApiJson.Default.Room),
        SettingKind.Tags => row.Deserialize(ApiJson.Default.Tag),
        SettingKind.Formats => row.Deserialize(ApiJson.Default.SessionFormat),
        SettingKind.Levels => row.Deserialize(ApiJson.Default.Level),
        SettingKind.Languages => row.Deserialize(ApiJson.Default.Language),
        SettingKind.Statuses => row.Deserialize(ApiJson.Default.SessionStatus),
        SettingKind.Fields => row.Deserialize(ApiJson.Default.FieldDefinition) is { } field
            ? field with { Name = field.Name ?? field.PublicName ?? field.InternalName }
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of settings."),
    };
}
