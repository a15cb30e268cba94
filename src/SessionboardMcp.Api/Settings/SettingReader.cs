using System.Text.Json;

namespace SessionboardMcp.Api.Settings;

/// <summary>Reads a setting as the type of its kind.</summary>
internal static class SettingReader
{
    public static Setting? Read(JsonElement row, SettingKind kind) => kind switch
    {
        SettingKind.Tracks => row.Deserialize(SettingJson.Default.Track),
        SettingKind.Rooms => row.Deserialize(SettingJson.Default.Room),
        SettingKind.Tags => row.Deserialize(SettingJson.Default.Tag),
        SettingKind.Formats => row.Deserialize(SettingJson.Default.SessionFormat),
        SettingKind.Levels => row.Deserialize(SettingJson.Default.Level),
        SettingKind.Languages => row.Deserialize(SettingJson.Default.Language),
        SettingKind.Statuses => row.Deserialize(SettingJson.Default.SessionStatus),
        SettingKind.Fields => row.Deserialize(SettingJson.Default.FieldDefinition) is { } field
            ? field with { Name = field.Name ?? field.PublicName ?? field.InternalName }
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of settings."),
    };
}
