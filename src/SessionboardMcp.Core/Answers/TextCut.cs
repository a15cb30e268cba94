using System.Globalization;

namespace SessionboardMcp.Core.Answers;

/// <summary>Cuts texts: never inside an address or number, a character as people see it, or, where it can be helped, a word.</summary>
internal static class TextCut
{
    // The longest name of a place to begin again: the mask finds nothing longer than this.
    private const int Reach = 400;

    /// <summary>How much of a text may be shown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most code units.</param>
    /// <returns>The length, not more than <paramref name="most"/>.</returns>
    public static int Length(string text, int most)
    {
        if (text.Length <= most)
            return text.Length;
        if (most <= 0)
            return 0;
        var end = BeforePersonal(text, Whole(text, most));
        return text.AsSpan(0, end).TrimEnd().Length;
    }

    private static int Whole(string text, int most)
    {
        if (text[most] == ' ')
            return most;
        var word = text.LastIndexOf(' ', most - 1, Math.Min(most / 3, 80));
        return word > 0 ? word : Grapheme(text, most);
    }

    // Marks are limited before, so that a character is short.
    private static int Grapheme(string text, int most)
    {
        var place = Math.Max(0, most - 64);
        if (place > 0 && char.IsLowSurrogate(text[place]))
            place--;
        while (place < most)
        {
            var length = StringInfo.GetNextTextElementLength(text, place);
            if (place + length > most)
                break;
            place += length;
        }

        return place;
    }

    private static int BeforePersonal(string text, int end)
    {
        var from = Math.Max(0, end - Reach);
        var around = text.Substring(from, Math.Min(text.Length, end + Reach) - from);
        foreach (var span in PersonalDataMask.Spans(around))
        {
            if (from + span.Start < end && from + span.End > end)
                return from + span.Start;
        }

        return end;
    }
}
