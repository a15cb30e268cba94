using System.Text.RegularExpressions;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Finds masks in a text that is to be written, whatever they touch: a model writes <c>tel:***-***-4567</c> and <c>&lt;j***@a***.com&gt;</c> where it was
/// shown the mask alone. Stars that say nothing are decoration, unless what they may hide would be gone.
/// </summary>
internal static partial class WrittenMask
{
    /// <summary>What stands for a value of which nothing is shown.</summary>
    public const string Nothing = "***";

    /// <summary>The first mask of a text; null where it holds none.</summary>
    public static string? In(string text) => Readings(text).Select(Found).FirstOrDefault(mask => mask is not null);

    /// <summary>Whether a text holds stars that may be a mask.</summary>
    public static bool MayBeIn(string text) => Readings(text).Any(reading => reading.Contains(Nothing, StringComparison.Ordinal));

    /// <summary>Whether personal data that a text holds is gone from another.</summary>
    /// <param name="before">The text as it is, markup or not.</param>
    /// <param name="after">The text as it would be.</param>
    public static bool Loses(string? before, string after)
    {
        var held = Markup.TextOf(before);
        var kept = Markup.TextOf(after);
        // The longest first: one address may be the end of another.
        foreach (var personal in PersonalDataMask.Spans(held).Select(span => held[span.Start..span.End]).OrderByDescending(part => part.Length))
        {
            var place = kept.IndexOf(personal, StringComparison.Ordinal);
            if (place < 0)
                return true;
            kept = string.Concat(kept.AsSpan(0, place), "\n", kept.AsSpan(place + personal.Length));
        }

        return false;
    }

    private static string? Found(string text)
    {
        if (!text.Contains(Nothing, StringComparison.Ordinal))
            return null;
        if (Inside().Match(text) is { Success: true } mask)
            return mask.Value;
        return MaskedText.IsName(text) ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(MaskedText.IsWord) : null;
    }

    // As it was written, and as it is read: with other stars, escaped for Markdown, as entities, or with markup between them.
    private static IEnumerable<string> Readings(string text) =>
        new[] { text, Entities.Decode(text), Markup.TextOf(text) }.Select(Plain).Distinct(StringComparer.Ordinal);

    private static string Plain(string text) =>
        string.Concat(StrangersText.WithoutInvisible(text).Select(letter => WrittenText.Stars.Contains(letter, StringComparison.Ordinal) ? '*' : letter)).Replace("\\*", "*", StringComparison.Ordinal);

    // A telephone number, an address (a letter may take two code units), a part of a name. All of bounded length, so that no text takes long.
    [GeneratedRegex(@"\*{3}[\p{Pd}−]\*{3}[\p{Pd}−]\d{4}|(?:[\p{L}\p{N}]|[\uD800-\uDBFF][\uDC00-\uDFFF])?\*{3}[@＠﹫](?:[\p{L}\p{N}]|[\uD800-\uDBFF][\uDC00-\uDFFF])\*{3}(?:\.[A-Za-z]{1,24})?|(?<![\p{L}\p{M}\p{N}*\-_.@])\p{L}\*{3}(?![\p{L}\p{M}\p{N}*\-_@]|\.\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
