using System.Globalization;
using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Writes the characters of a JSON text that need no escape (RFC 8259, 7) as themselves: the writer of the framework escapes every emoji, and a
/// model pays for each of the twelve characters.
/// </summary>
internal static class ReadableJson
{
    /// <summary>The same JSON.</summary>
    public static string Of(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
            return json;
        var readable = new StringBuilder(json.Length);
        for (var place = 0; place < json.Length; place++)
        {
            if (json[place] != '\\' || place + 1 == json.Length)
            {
                readable.Append(json[place]);
            }
            else if (json[place + 1] == 'u' && Read(json, place) is { } character && NeedsNoEscape(json, place, character))
            {
                readable.Append(character);
                place += 5;
            }
            else
            {
                readable.Append(json[place]).Append(json[++place]);
            }
        }

        return readable.ToString();
    }

    private static bool NeedsNoEscape(string json, int place, char character) => character switch
    {
        < ' ' or '"' or '\\' => false,
        // Only whole pairs: half of one is no text.
        _ when char.IsHighSurrogate(character) => Read(json, place + 6) is { } low && char.IsLowSurrogate(low),
        _ when char.IsLowSurrogate(character) => Read(json, place - 6) is { } high && char.IsHighSurrogate(high),
        _ => true,
    };

    private static char? Read(string json, int place) =>
        place >= 0 && place + 6 <= json.Length && json[place] == '\\' && json[place + 1] == 'u'
        && ushort.TryParse(json.AsSpan(place + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
