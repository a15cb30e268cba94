using System.Net;
using System.Text;
using AngleSharp.Html;

namespace SessionboardMcp.Core.Answers;

/// <summary>Reads character references in text without markup: only those that end in a semicolon, as <c>?a=1&amp;copy=2</c> holds none.</summary>
internal static class Entities
{
    private const int MaxName = 34;

    /// <summary>The text with every reference read, once.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('&'))
            return text;
        var decoded = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] == '&' && Length(text, place) is var length and > 0 && Character(text.AsSpan(place, length)) is { } character)
            {
                decoded.Append(character);
                place += length - 1;
            }
            else
            {
                decoded.Append(text[place]);
            }
        }

        return decoded.ToString();
    }

    private static int Length(string text, int start)
    {
        for (var place = start + 1; place < text.Length && place - start <= MaxName; place++)
        {
            if (text[place] == ';')
                return place - start > 1 ? place - start + 1 : 0;
            if (!char.IsAsciiLetterOrDigit(text[place]) && !(text[place] == '#' && place == start + 1))
                return 0;
        }

        return 0;
    }

    private static string? Character(ReadOnlySpan<char> reference)
    {
        if (reference[1] != '#')
            return HtmlEntityProvider.Resolver.GetSymbol(reference[1..].ToString());
        var decoded = WebUtility.HtmlDecode(reference.ToString());
        // A number that is no character: it shows nothing.
        return decoded.Length == reference.Length ? "" : decoded;
    }
}
