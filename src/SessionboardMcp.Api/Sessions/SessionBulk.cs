using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Sessions;

/// <summary>Writes the body of a bulk request and reads its answer (schemas BulkOperations and BulkResponse of the API's description).</summary>
internal static class SessionBulk
{
    /// <summary>The body.</summary>
    public static byte[] Body(IReadOnlyList<SessionUpdate> updates) => JsonWriting.Body(json =>
    {
        json.WriteStartArray("operations");
        foreach (var update in updates)
        {
            json.WriteStartObject();
            json.WriteString("action", "update");
            json.WriteString("id", update.Id);
            json.WriteStartObject("data");
            JsonWriting.Fields(json, update.Fields);
            if (update.ReadAt is { } at)
                json.WriteString("updated_at", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>What is told of each update, in their order; null where the answer tells nothing of it, or not clearly.</summary>
    /// <exception cref="JsonException">The answer has no list of results.</exception>
    public static IReadOnlyList<BulkResult?> Read(JsonElement root, IReadOnlyList<SessionUpdate> updates)
    {
        var told = new BulkResult?[updates.Count];
        var seen = new HashSet<int>();
        foreach (var row in Envelope.Rows(root).EnumerateArray())
        {
            if (PlaceOf(row, updates) is not { } place)
                continue;
            // What is told twice is not told.
            told[place] = seen.Add(place) ? ResultOf(row) : null;
        }

        return told;
    }

    // By its number, and it must not be about another session; without a number by the session.
    private static int? PlaceOf(JsonElement row, IReadOnlyList<SessionUpdate> updates)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return null;
        var id = Text(row, "id");
        if (row.TryGetProperty("index", out var number))
            return number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var place) && place >= 0 && place < updates.Count && (id is null || WrittenId.Fits(id, updates[place].Id)) ? place : null;
        for (var place = 0; place < updates.Count; place++)
        {
            if (id is not null && WrittenId.Fits(id, updates[place].Id))
                return place;
        }

        return null;
    }

    private static BulkResult? ResultOf(JsonElement row)
    {
        var error = row.TryGetProperty("error", out var told) && told.ValueKind is JsonValueKind.Object or JsonValueKind.String ? told : (JsonElement?)null;
        return (Text(row, "status"), error) switch
        {
            ("success", null) => new BulkResult(true, null, null),
            ("error", _) => new BulkResult(
                false,
                error is { ValueKind: JsonValueKind.Object } whole ? UpstreamText.Clean(Text(whole, "code")) : null,
                UpstreamText.Clean(error is { ValueKind: JsonValueKind.Object } spoken ? Text(spoken, "message") : error?.GetString())),
            _ => null,
        };
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
