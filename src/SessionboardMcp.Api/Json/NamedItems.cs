using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>Goes through a list that is either an array or an object keyed by name.</summary>
internal static class NamedItems
{
    /// <summary>The items, with their key where the list is an object.</summary>
    public static IEnumerable<(string? Key, JsonElement Value)> Of(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray().Select(item => ((string?)null, item)),
        JsonValueKind.Object => list.EnumerateObject().Select(item => ((string?)item.Name, item.Value)),
        _ => [],
    };

    /// <summary>The texts of a list of texts, of named objects, or of a single text.</summary>
    public static IReadOnlyList<string> Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.String
            ? [.. LooseText.TextOf(list) is { Length: > 0 } only ? [only] : Array.Empty<string>()]
            : [.. Of(list).Select(TextOf).OfType<string>().Where(text => text.Length > 0)];

    private static string? TextOf((string? Key, JsonElement Value) item) =>
        item.Value.ValueKind == JsonValueKind.String && item.Key is null
            ? item.Value.GetString()
            : item.Value.Text("name", "key") ?? item.Key;
}
