using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Transport;

/// <summary>Writes the body of a bulk request and reads its answer (schemas BulkOperations and BulkResponse of the API's description).</summary>
internal static class Bulk
{
    /// <summary>The body.</summary>
    public static byte[] Body(IReadOnlyList<BulkOperation> operations) => JsonWriting.Body(json =>
    {
        json.WriteStartArray("operations");
        foreach (var operation in operations)
        {
            json.WriteStartObject();
            json.WriteString("action", Word(operation.Action));
            if (operation.Id is { } id)
                json.WriteString("id", id);
            if (operation.Action != BulkAction.Delete)
                Data(json, operation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>What is told of each operation, in their order; null where the answer tells nothing of it, or not clearly.</summary>
    /// <exception cref="JsonException">The answer has no list of results.</exception>
    public static IReadOnlyList<BulkResult?> Read(JsonElement root, IReadOnlyList<BulkOperation> operations)
    {
        var told = new BulkResult?[operations.Count];
        var seen = new HashSet<int>();
        foreach (var row in Envelope.Rows(root).EnumerateArray())
        {
            if (PlaceOf(row, operations) is not { } place)
                continue;
            // What is told twice is not told.
            told[place] = seen.Add(place) ? ResultOf(row, operations[place]) : null;
        }

        return told;
    }

    // By its number, and it must not be about another record; without a number by the record.
    private static int? PlaceOf(JsonElement row, IReadOnlyList<BulkOperation> operations)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return null;
        var id = Text(row, "id");
        if (row.TryGetProperty("index", out var number))
            return number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var place) && place >= 0 && place < operations.Count && (id is null || WrittenId.Fits(id, operations[place].Id)) ? place : null;
        for (var place = 0; place < operations.Count; place++)
        {
            if (id is not null && operations[place].Id is { } known && WrittenId.Fits(id, known))
                return place;
        }

        return null;
    }

    private static BulkResult? ResultOf(JsonElement row, BulkOperation operation)
    {
        var error = row.TryGetProperty("error", out var told) && told.ValueKind is JsonValueKind.Object or JsonValueKind.String ? told : (JsonElement?)null;
        return (Text(row, "status"), error) switch
        {
            ("success", null) => new BulkResult(true, null, null) { MadeId = operation.Id is null ? Text(row, "id") : null },
            ("error", _) => new BulkResult(
                false,
                error is { ValueKind: JsonValueKind.Object } whole ? UpstreamText.Clean(Text(whole, "code")) : null,
                UpstreamText.Clean(error is { ValueKind: JsonValueKind.Object } spoken ? Text(spoken, "message") : error?.GetString())),
            _ => null,
        };
    }

    private static void Data(Utf8JsonWriter json, BulkOperation operation)
    {
        json.WriteStartObject("data");
        JsonWriting.Fields(json, operation.Fields);
        if (operation.ReadAt is { } at)
            json.WriteString("updated_at", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static string Word(BulkAction action) => action switch
    {
        BulkAction.Create => "create",
        BulkAction.Update => "update",
        _ => "delete",
    };

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
