using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>Looks for a value under several names, because the shapes are loose or unpublished.</summary>
internal static class ElementReading
{
    public static bool Look(this JsonElement element, out JsonElement found, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                if (element.TryGetProperty(name, out found) && found.ValueKind != JsonValueKind.Null) return true;
            }
        }

        found = default;
        return false;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Look(out var found, name)
                && found.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && LooseText.TextOf(found) is { Length: > 0 } text)
                return text;
        }

        return null;
    }

    public static int? Whole(this JsonElement element, params ReadOnlySpan<string> names) =>
        int.TryParse(element.Text(names), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Truth(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (!element.Look(out var found, names)) return null;
        return found.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => LooseText.TextOf(found)?.ToUpperInvariant() switch
            {
                "TRUE" or "YES" or "1" => true,
                "FALSE" or "NO" or "0" => false,
                _ => null,
            },
        };
    }
}
