using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>
/// Finds rows in the three wrappings they come in: under <c>results</c> (older routes), under <c>data</c> (newer ones), or
/// bare.
/// </summary>
internal static class Envelope
{
    public static JsonElement Rows(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return root;
        if (root.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in (ReadOnlySpan<string>)["results", "data", "rows"])
            {
                if (!root.TryGetProperty(name, out var inner)) continue;
                if (inner.ValueKind == JsonValueKind.Array) return inner;
                if (inner.ValueKind == JsonValueKind.Object) return Rows(inner);
            }
        }

        throw new JsonException("No rows.");
    }

    /// <summary>Finds the one record of an answer, wrapped or not.</summary>
    public static JsonElement Record(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("id", out _))
        {
            foreach (var name in (ReadOnlySpan<string>)["data", "result", "results"])
            {
                if (root.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object) return inner;
            }
        }

        return root;
    }
}
