using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>The entities that classify sessions: tracks, rooms, tags, formats, levels and languages.</summary>
internal static class SettingEntities
{
    public const string Tracks = "tracks";
    public const string Rooms = "rooms";
    public const string Tags = "tags";
    public const string Formats = "formats";
    public const string Levels = "levels";
    public const string Languages = "languages";

    private static readonly ProjectedField<SettingRecord> ColorField =
        new("color", SbqlType.Text, "Its colour, such as #329af0.", r => r.Setting.Color);

    private static readonly ProjectedField<SettingRecord> CapacityField =
        new("capacity", SbqlType.Int, "How many people it holds.", r => r.Setting.Capacity);

    public static IReadOnlyList<EntityDefinition> Definitions { get; } =
    [
        Define(Tracks, "track", "Track", "The event's tracks.", e => e.Tracks, ColorField),
        Define(Rooms, "room", "Room", "The rooms that sessions take place in.", e => e.Rooms, CapacityField),
        Define(Tags, "tag", "Tag", "The tags that sessions can have, any number each.", e => e.Tags),
        Define(Formats, "format", "Format", "The formats of sessions, such as a workshop.", e => e.Formats),
        Define(Levels, "level", "Level", "The levels of sessions, such as for beginners.", e => e.Levels),
        Define(Languages, "language", "Language", "The languages that sessions are held in.", e => e.Languages),
    ];

    private static EntityDefinition<SettingRecord> Define(
        string name,
        string singular,
        string findName,
        string description,
        Func<Event, IReadOnlyList<Setting>> settings,
        params IReadOnlyList<ProjectedField<SettingRecord>> more) =>
        new(
        [
            new("id", SbqlType.Uuid, "Its id.", r => r.Setting.Id),
            new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
            new("name", SbqlType.Text, "Its name.", r => r.Setting.Name),
            // Not "order": that is a word of the language.
            new("position", SbqlType.Int, "Its place in the organizer's list, from 0.", r => r.Setting.Order),
            .. more,
            new("created_at", SbqlType.Datetime, "When it was made.", r => r.Setting.CreatedAt),
            new("updated_at", SbqlType.Datetime, "When it was last changed.", r => r.Setting.UpdatedAt),
        ])
        {
            Name = name,
            Singular = singular,
            FindNames = [findName],
            Description = description,
            DefaultFields = ["id", "name", .. more.Select(field => field.Name)],
            Records = @event => settings(@event).Select(setting => new SettingRecord(@event, setting)),
            Id = r => r.Setting.Id.ToString(),
        };

    private sealed record SettingRecord(Event Event, Setting Setting);
}
