using System.Text.Json;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>The fields of settings that can be written, and which kinds have which.</summary>
internal static class SettingFields
{
    /// <summary>The name; every kind has one.</summary>
    public const string Name = "name";

    /// <summary>How many people a room holds.</summary>
    public const string Capacity = "capacity";

    /// <summary>The colour of a track.</summary>
    public const string Color = "color";

    /// <summary>The kind of settings that a record is one of.</summary>
    public static SettingKind KindOf(RecordKind kind) => kind switch
    {
        RecordKind.Track => SettingKind.Tracks,
        RecordKind.Room => SettingKind.Rooms,
        RecordKind.Tag => SettingKind.Tags,
        RecordKind.Format => SettingKind.Formats,
        RecordKind.Level => SettingKind.Levels,
        RecordKind.Language => SettingKind.Languages,
        RecordKind.Status => SettingKind.Statuses,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No setting."),
    };

    /// <summary>What a setting holds of a field, in the form in which it can be written; null where it holds nothing.</summary>
    public static JsonElement? Value(Setting setting, string field) => (setting, field) switch
    {
        (_, Name) => JsonValue.Of(setting.Name),
        (Room room, Capacity) => JsonValue.Of(room.Capacity),
        (Track track, Color) => JsonValue.Of(track.Color),
        _ => null,
    };

    /// <summary>What a setting holds, by field.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Held(Setting setting)
    {
        var held = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in new[] { Name, Capacity, Color })
        {
            if (Value(setting, name) is { } value)
                held[name] = value;
        }

        return held;
    }

    /// <summary>Whether a setting holds what a change wrote.</summary>
    public static bool Shows(Setting setting, FieldChange change) => JsonValue.AreSame(Value(setting, change.Field), change.After);
}
