using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Looks at a text that is to be written: one that we cut or masked would destroy what it was cut from.</summary>
internal static class WrittenText
{
    /// <summary>In whatever stars a model writes a mask again.</summary>
    public const string Stars = "*＊∗﹡⁎✱•●∙▪■★⋆";

    private const string CutMark = "… [cut, ";
    private const string Otherwise = "Leave it out, or give the real value.";

    /// <summary>The text, without what cannot be seen.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="text">What was given.</param>
    /// <param name="most">The most characters that Sessionboard holds.</param>
    /// <param name="otherwise">What to do instead of writing a mask.</param>
    /// <exception cref="InvalidArgumentException">It holds the mark of a cut, or a mask, is empty or too long.</exception>
    public static string Of(string argument, string text, int most, string otherwise = Otherwise)
    {
        if (text.Contains(CutMark, StringComparison.Ordinal))
            throw new InvalidArgumentException($"Argument `{argument}`: this text was cut by this server (\"{CutMark}…]\"), and writing it would lose the rest. Change a part of it instead, or read the whole in Sessionboard.");
        if (WrittenMask.In(text) is { } mask)
            Refuse(argument, mask, otherwise);
        var visible = StrangersText.WithoutInvisible(text).Trim();
        if (visible.Length == 0)
            throw new InvalidArgumentException($"Argument `{argument}` holds nothing that can be seen.");
        if (visible.Length > most)
            throw new InvalidArgumentException(FormattableString.Invariant($"Argument `{argument}` has {visible.Length} characters, and Sessionboard holds {most}. Shorten it."));
        return visible;
    }

    /// <summary>Refuses stars in a text where personal data is now: they may be its mask, and it would be gone.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="given">What was given: the whole, or what a part becomes.</param>
    /// <param name="before">What the record holds; null for nothing.</param>
    /// <param name="after">What it would hold.</param>
    /// <param name="otherwise">What to do instead.</param>
    /// <exception cref="InvalidArgumentException">Personal data would be gone, and stars be there.</exception>
    public static void RefuseLoss(string argument, string given, string? before, string after, string otherwise = Otherwise)
    {
        if (!string.IsNullOrEmpty(before) && WrittenMask.MayBeIn(given) && WrittenMask.Loses(before, after))
            Refuse(argument, WrittenMask.Nothing, otherwise);
    }

    /// <summary>The same of values, of which only texts hold stars.</summary>
    public static void RefuseLoss(string argument, JsonElement? before, JsonElement after)
    {
        if (before is { ValueKind: JsonValueKind.String } held && after.ValueKind == JsonValueKind.String)
            RefuseLoss(argument, after.GetString()!, held.GetString(), after.GetString()!);
    }

    /// <summary>The text as <see cref="Of"/> reads it, of a name or title, which is one line without markup: what is shown to the person who decides must be what is written.</summary>
    /// <exception cref="InvalidArgumentException">It holds markup, or is no such text.</exception>
    public static string Line(string argument, string text, int most)
    {
        if (Markup.IsMarkup(text))
            throw new InvalidArgumentException($"Argument `{argument}` holds markup, which would be shown as it is. Give the text alone.");
        return Of(argument, StrangersText.OneLine(text), most);
    }

    [DoesNotReturn]
    private static void Refuse(string argument, string mask, string otherwise) =>
        throw new InvalidArgumentException($"Argument `{argument}`: {StrangersText.Quoted(mask, masks: false)} is a mask that hides the real value, and writing it would destroy that. {otherwise}");
}
