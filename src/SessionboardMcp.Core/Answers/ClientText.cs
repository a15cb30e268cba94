using System.Text;
using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>What a client sent, where a sentence of ours repeats it: on one line, without what cannot be seen, and short.</summary>
internal static class ClientText
{
    /// <summary>The most of a value that a sentence repeats, in characters.</summary>
    public const int Longest = 120;

    /// <summary>The longest sentence with which a call fails, in characters: it may hold a whole query.</summary>
    public const int LongestSentence = 8_000;

    /// <summary>The text as a sentence may repeat it.</summary>
    public static string Shown(string text, int longest = Longest)
    {
        // Cut first: a megabyte need not be looked through.
        var part = StrangersText.WithoutInvisible(text.Length > longest * 4 ? text[..(longest * 4)] : text);
        var line = new StringBuilder();
        foreach (var rune in part.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest)
                return line.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                line.Append(' ');
            else
                line.Append(rune);
        }

        return part.Length < text.Length && text.Length > longest ? line.Append('…').ToString() : line.ToString();
    }

    /// <summary>Whether every text in a value can be read: half a surrogate pair is JSON, and no text.</summary>
    public static bool IsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => IsReadable(value),
        JsonValueKind.Array => value.EnumerateArray().All(IsText),
        _ => true,
    };

    private static bool IsReadable(JsonElement value)
    {
        try
        {
            _ = value.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
