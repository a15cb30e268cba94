using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Looks at a text that is to be written: one that we cut or masked would destroy what it was cut from.</summary>
internal static class WrittenText
{
    /// <summary>In whatever stars a model writes a mask again.</summary>
    public const string Stars = "*＊∗﹡⁎✱•●∙▪■★⋆";

    private const string CutMark = "… [cut, ";

    /// <summary>The text, without what cannot be seen.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="text">What was given.</param>
    /// <param name="most">The most characters that Sessionboard holds.</param>
    /// <exception cref="InvalidArgumentException">It holds the mark of a cut, or a mask, is empty or too long.</exception>
    public static string Of(string argument, string text, int most)
    {
        if (text.Contains(CutMark, StringComparison.Ordinal))
            throw new InvalidArgumentException($"Argument `{argument}`: this text was cut by this server (\"{CutMark}…]\"), and writing it would lose the rest. Change a part of it instead, or read the whole in Sessionboard.");
        // Stars alone are decoration, where words stand beside them.
        var plain = string.Concat(text.Select(letter => Stars.Contains(letter, StringComparison.Ordinal) ? '*' : letter));
        if (MaskedText.IsName(plain) && plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(MaskedText.IsWord) is { } mask)
            throw new InvalidArgumentException($"Argument `{argument}`: {StrangersText.Quoted(mask, masks: false)} is a mask that hides the real value, and writing it would destroy that. Leave it out, or give the real value.");
        var visible = StrangersText.WithoutInvisible(text).Trim();
        if (visible.Length == 0)
            throw new InvalidArgumentException($"Argument `{argument}` holds nothing that can be seen.");
        if (visible.Length > most)
            throw new InvalidArgumentException(FormattableString.Invariant($"Argument `{argument}` has {visible.Length} characters, and Sessionboard holds {most}. Shorten it."));
        return visible;
    }

    /// <summary>The same of a name or title, which is one line without markup: what is shown to the person who decides must be what is written.</summary>
    /// <exception cref="InvalidArgumentException">It holds markup, or is no such text.</exception>
    public static string Line(string argument, string text, int most)
    {
        if (Markup.IsMarkup(text))
            throw new InvalidArgumentException($"Argument `{argument}` holds markup, which would be shown as it is. Give the text alone.");
        return Of(argument, StrangersText.OneLine(text), most);
    }
}
