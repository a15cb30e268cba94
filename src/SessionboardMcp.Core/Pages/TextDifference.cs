namespace SessionboardMcp.Core.Pages;

/// <summary>Where two long texts differ, with some words around: what a person has to read of them.</summary>
/// <param name="Lead">The words before.</param>
/// <param name="Removed">What goes.</param>
/// <param name="Added">What comes.</param>
/// <param name="Trail">The words after.</param>
internal sealed record TextDifference(string Lead, string Removed, string Added, string Trail)
{
    private const int Around = 60;

    /// <summary>Compares them. What stands between the first and the last difference counts as changed.</summary>
    public static TextDifference Of(string before, string after)
    {
        var most = Math.Min(before.Length, after.Length);
        var same = before.AsSpan().CommonPrefixLength(after);
        var start = WordStart(before, same);
        var end = 0;
        while (end < most - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        if (!IsWordStart(before, before.Length - end) || !IsWordStart(after, after.Length - end))
            end = WordEnd(before, end);
        var lead = Math.Max(0, start - Around);
        var trail = Math.Min(end, Around);
        return new TextDifference(
            (lead > 0 ? "…" : "") + before[lead..start],
            before[start..^end],
            after[start..^end],
            before.Substring(before.Length - end, trail) + (trail < end ? "…" : ""));
    }

    // Whole words, so that no half of a letter is left alone, and nobody reads two halves.
    private static int WordStart(string text, int place)
    {
        if (place == text.Length)
            return text.LastIndexOf(' ') + 1;
        return place == 0 ? 0 : text.LastIndexOf(' ', place - 1) + 1;
    }

    private static bool IsWordStart(string text, int place) => place == 0 || place == text.Length || text[place] == ' ' || text[place - 1] == ' ';

    private static int WordEnd(string text, int fromEnd)
    {
        var space = text.IndexOf(' ', text.Length - fromEnd);
        return fromEnd == 0 || space < 0 ? 0 : text.Length - space;
    }
}
