using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>A field of a session that can be written.</summary>
/// <param name="Name">As Sessionboard's API writes it (PUT and POST of sessions).</param>
/// <param name="Label">As people call it.</param>
/// <param name="Of">What a session holds of it, in the form in which it can be written.</param>
internal sealed record SessionField(string Name, string Label, Func<Session, JsonElement?> Of)
{
    /// <summary>Whether it can be set when a session is made, and never afterwards.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>The fields of sessions that can be written, as the API's description names them.</summary>
internal static class SessionFields
{
    /// <summary>What the name of a custom field begins with; what follows is its internal name.</summary>
    public const string CustomPrefix = "custom_fields.";

    /// <summary>The title.</summary>
    public static SessionField Title { get; } = new("title", "title", session => JsonValue.Of(session.Title));

    /// <summary>The description, in HTML.</summary>
    public static SessionField Description { get; } = new("description", "description", session => JsonValue.Of(session.Description));

    /// <summary>When it begins.</summary>
    public static SessionField StartsAt { get; } = new("starts_at", "starts at", session => JsonValue.Of(session.StartsAt));

    /// <summary>When it ends.</summary>
    public static SessionField EndsAt { get; } = new("ends_at", "ends at", session => JsonValue.Of(session.EndsAt));

    /// <summary>The room.</summary>
    public static SessionField Room { get; } = new("room_id", "room", session => JsonValue.Of(session.Room?.Id));

    /// <summary>The track.</summary>
    public static SessionField Track { get; } = new("track_id", "track", session => JsonValue.Of(session.Track?.Id));

    /// <summary>The tags; writing them replaces all.</summary>
    public static SessionField Tags { get; } = new("tag_ids", "tags", session => JsonValue.Of(session.Tags.Select(tag => tag.Id)));

    /// <summary>How many people may take part.</summary>
    public static SessionField Capacity { get; } = new("capacity", "capacity", session => JsonValue.Of(session.Capacity));

    /// <summary>The core status.</summary>
    public static SessionField Status { get; } = new("status", "status", session => JsonValue.Of(session.Status));

    /// <summary>Whether the public sees it.</summary>
    public static SessionField IsPublic { get; } = new("is_public", "public", session => JsonValue.Of(session.IsPublic));

    /// <summary>The level.</summary>
    public static SessionField Level { get; } = new("level_id", "level", session => JsonValue.Of(session.Level?.Id)) { IsFixed = true };

    /// <summary>The format.</summary>
    public static SessionField Format { get; } = new("format_id", "format", session => JsonValue.Of(session.Format?.Id)) { IsFixed = true };

    /// <summary>The language.</summary>
    public static SessionField Language { get; } = new("language_id", "language", session => JsonValue.Of(session.Language?.Id)) { IsFixed = true };

    /// <summary>The session that it is a part of. Sessions do not tell the id of theirs.</summary>
    public static SessionField Parent { get; } = new("parent_session_id", "part of", _ => null) { IsFixed = true };

    /// <summary>Whether it is an abstract: said as it is made, and never again.</summary>
    public static SessionField IsAbstract { get; } = new("is_abstract", "kind", session => JsonValue.Of((bool?)session.IsAbstract)) { IsFixed = true };

    /// <summary>Every one that an update may have looked at, but custom fields.</summary>
    public static IReadOnlyList<SessionField> All { get; } =
        [Title, Description, StartsAt, EndsAt, Room, Track, Tags, Capacity, Status, IsPublic, Level, Format, Language, Parent];

    /// <summary>What a session holds of a field, custom ones too; null where it holds nothing, or does not tell.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">The field's name, as in <see cref="FieldChange.Field"/>.</param>
    public static JsonElement? Value(Session session, string name) => name.StartsWith(CustomPrefix, StringComparison.Ordinal)
        ? JsonValue.Of(session.CustomFields.FirstOrDefault(custom => custom.InternalName == name[CustomPrefix.Length..])?.Value)
        : name == IsAbstract.Name ? IsAbstract.Of(session)
        : All.First(field => field.Name == name).Of(session);

    /// <summary>Whether a session holds what a change wrote.</summary>
    public static bool Shows(Session session, FieldChange change) => Holds(session, change.Field, change.After);

    /// <summary>Whether a session holds a value. A custom field's value is told as text, whatever its type.</summary>
    public static bool Holds(Session session, string field, JsonElement? value)
    {
        // A custom status maps to a core one, and is another.
        if (field == Status.Name && session.CustomStatus is not null)
            return false;
        var held = Value(session, field);
        return field.StartsWith(CustomPrefix, StringComparison.Ordinal)
            ? HoldsCustom(held, value)
            : JsonValue.AreSame(held, value);
    }

    /// <summary>Whether what is told of a custom field, which is a text whatever its type, is a value.</summary>
    public static bool HoldsCustom(JsonElement? held, JsonElement? value) => JsonValue.AreSame(held, JsonValue.AsText(value)) || SameNumber(held, value);

    /// <summary>What a session holds, by field; what is masked is left out, as it is not known.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Held(Session session)
    {
        var held = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in All.Select(field => field.Name).Concat(session.CustomFields.Select(custom => custom.InternalName).OfType<string>().Select(name => CustomPrefix + name)))
        {
            if (Value(session, name) is { } value && !(value.ValueKind == JsonValueKind.String && MaskedText.IsName(value.GetString())))
                held[name] = value;
        }

        return held;
    }

    private static bool SameNumber(JsonElement? held, JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number
        && decimal.TryParse(held?.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var known) && known == number.GetDecimal();
}
