using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>A session with what a change wrote to it, where reads do not show that yet.</summary>
internal static class WrittenSession
{
    /// <summary>The session with the values of all fields; null where one of them cannot be shown, as the others alone are no state that it ever had.</summary>
    public static Session? Of(Session session, IEnumerable<FieldChange> fields) => fields.Aggregate((Session?)session, (known, field) => known is null ? null : With(known, field));

    private static Session? With(Session session, FieldChange field) => field.Field switch
    {
        "title" => session with { Title = Text(field) },
        // None would be taken for one that is not told, as in the index.
        "description" => session with { Description = Text(field) ?? "" },
        "starts_at" => session with { StartsAt = Time(field) },
        "ends_at" => session with { EndsAt = Time(field) },
        "room_id" => session with { Room = Text(field) is not { } id ? null : IsSame(session.Room, id) ? session.Room : new Room { Id = id, Name = Name(field) } },
        "track_id" => session with { Track = Text(field) is not { } id ? null : IsSame(session.Track, id) ? session.Track : new Track { Id = id, Name = Name(field) } },
        "tag_ids" => session with { Tags = Tags(session, field) },
        "capacity" => session with { Capacity = field.After.ValueKind == JsonValueKind.Number && field.After.TryGetInt32(out var number) ? number : null },
        // A custom status maps to a core one; who writes a core one takes it away.
        "status" => session with { Status = Text(field), CustomStatus = null },
        "is_public" => session with { IsPublic = field.After.ValueKind is JsonValueKind.True or JsonValueKind.False ? field.After.GetBoolean() : null },
        _ when field.Field.StartsWith(SessionFields.CustomPrefix, StringComparison.Ordinal) => Custom(session, field),
        // Set when it is made, and never afterwards: whatever is read of it is right.
        _ => session,
    };

    // Only where it is told already: by the definition that belongs to it, it is known whether it is personal. What is masked stays so.
    private static Session? Custom(Session session, FieldChange field)
    {
        var name = field.Field[SessionFields.CustomPrefix.Length..];
        var known = session.CustomFields.FirstOrDefault(custom => custom.InternalName == name);
        return known is null || (known.Value is { } held && Answers.MaskedText.IsName(held))
            ? null
            : session with { CustomFields = [.. session.CustomFields.Select(custom => custom.InternalName == name ? custom with { Value = JsonValue.AsText(field.After)?.GetString() } : custom)] };
    }

    private static List<Tag> Tags(Session session, FieldChange field)
    {
        if (field.After.ValueKind != JsonValueKind.Array)
            return [];
        List<string> ids = [.. field.After.EnumerateArray().Select(id => id.ToString())];
        var names = field.ShownAfter.Split(", ");
        return [.. ids.Select((id, place) => session.Tags.FirstOrDefault(tag => IsSame(tag, id)) ?? new Tag { Id = id, Name = names.Length == ids.Count ? names[place] : null })];
    }

    private static bool IsSame(Setting? setting, string id) => string.Equals(setting?.Id, id, StringComparison.OrdinalIgnoreCase);

    private static string? Name(FieldChange field) => field.ShownAfter.Length > 0 ? field.ShownAfter : null;

    private static string? Text(FieldChange field) => field.After.ValueKind == JsonValueKind.String ? field.After.GetString() : null;

    private static DateTimeOffset? Time(FieldChange field) =>
        DateTimeOffset.TryParse(Text(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
