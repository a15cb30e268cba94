using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// Puts words on a page so that it shows who wrote them: a sentence of ours is plain text, and what others wrote stands in an element of its own
/// look, which it cannot leave, with a direction of its own.
/// </summary>
internal static class Sentence
{
    private const int LongestName = 200;

    // What a sentence of ours quotes is bounded where the sentence is made.
    private const char Mark = '"';

    /// <summary>A sentence of ours. What it quotes is what others wrote: <see cref="StrangersText.Quoted"/> lets no quotation mark within.</summary>
    public static Html Of(string sentence)
    {
        var parts = StrangersText.OneLine(sentence).Split(Mark);
        // An odd mark would turn ours and theirs around; then all of it is theirs.
        return parts.Length % 2 == 0
            ? Theirs(string.Join('\'', parts))
            : Html.Each(parts.Select((part, place) => (part, IsTheirs: place % 2 == 1)), one => one.IsTheirs ? Theirs(one.part) : Html.Of($"{one.part}"));
    }

    /// <summary>What somebody else wrote, on one line.</summary>
    public static Html Theirs(string? text, int longest = LongestName) => Html.Of($"<q class=\"theirs\">{Line(text, longest)}</q>");

    /// <summary>The text without what cannot be seen, on one line, and bounded.</summary>
    public static string Line(string? text, int longest = LongestName) => StrangersText.Plain(text, masks: false, longest, out _);

    /// <summary>Several sentences, a paragraph each.</summary>
    public static Html Paragraphs(IEnumerable<string> sentences) => Html.Each(sentences, sentence => Html.Of($"<p>{Of(sentence)}</p>"));
}
