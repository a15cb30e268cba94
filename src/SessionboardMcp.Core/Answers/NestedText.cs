using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>Writes a nested value as text: as JSON, but without the escapes that could hide an address, and with the text of any markup.</summary>
internal static class NestedText
{
    /// <summary>The text.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Markup.TextOf(value.GetString()),
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Of))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(property => $"{Markup.TextOf(property.Name)}: {Of(property.Value)}"))}}}",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };
}
