using System.Text.Json;
using SessionboardMcp.Api.Agenda;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>The fields of a session's place in a draft, by the names with which they are written (schema DraftSession of the API's description).</summary>
internal static class PlacementFields
{
    /// <summary>The session, which only a new placement is written with.</summary>
    public const string SessionId = "session_id";

    /// <summary>Every field that a placement is moved by; they are those of a session.</summary>
    public static IReadOnlyList<SessionField> All { get; } = [SessionFields.StartsAt, SessionFields.EndsAt, SessionFields.Room];

    /// <summary>What a placement holds of a field; null where it holds nothing.</summary>
    public static JsonElement? Value(DraftPlacement placement, string field) => field switch
    {
        "starts_at" => JsonValue.Of(placement.StartsAt),
        "ends_at" => JsonValue.Of(placement.EndsAt),
        "room_id" => JsonValue.Of(placement.RoomId),
        _ => null,
    };

    /// <summary>What it holds, by field.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Held(DraftPlacement placement)
    {
        var held = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in All)
        {
            if (Value(placement, field.Name) is { } value)
                held[field.Name] = value;
        }

        return held;
    }

    /// <summary>Whether it holds what a change wrote.</summary>
    public static bool Shows(DraftPlacement placement, FieldChange change) => JsonValue.AreSame(Value(placement, change.Field), change.After);

    /// <summary>Whether it is where it was as the change was planned.</summary>
    public static bool IsAsItWas(DraftPlacement placement, RecordChange record) =>
        record.Base is not { } known || All.All(field => JsonValue.AreSame(Value(placement, field.Name), known.TryGetValue(field.Name, out var value) ? value : null));

    /// <summary>The fields to write, by the API's names.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Body(RecordChange record)
    {
        var fields = new Dictionary<string, JsonElement>(RecordBody.Of(record.Fields), StringComparer.Ordinal);
        if (record.Action == RecordAction.Create)
            fields[SessionId] = JsonValue.Of(record.Drafted!.SessionId)!.Value;
        return fields;
    }
}
