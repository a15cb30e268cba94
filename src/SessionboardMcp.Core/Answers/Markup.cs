using System.Buffers;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Reads the text out of what people wrote, markup or not, as a browser would show it. AngleSharp's tokenizer alone is used: it reads any text
/// once from left to right, while building a tree of 100,000 nested elements takes minutes.
/// </summary>
internal static class Markup
{
    /// <summary>How much of a text is read, in UTF-16 code units; forty times what Sessionboard's long fields hold.</summary>
    public const int MaxLength = 200_000;

    // Where something that is not shown stood: between words a space, inside an address nothing, as no reader sees it either.
    private const char Gap = '\u0001';

    // What a browser would fetch or go to by other elements than links (WHATWG HTML, attributes that hold a URL).
    private static readonly string[] Sources = ["href", "src", "srcset", "data", "action", "formaction", "poster", "background"];

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The text alone, with single spaces; empty where there is only markup.</summary>
    public static string TextOf(string? written) => TextOf(written, hasTargets: false);

    /// <summary>
    /// The text with where each link leads, and where each picture comes from, in square brackets behind it: for a person who decides about it. A text
    /// that stays while its link leads elsewhere is a change that nobody would see otherwise.
    /// </summary>
    public static string WithTargets(string? written) => TextOf(written, hasTargets: true);

    /// <summary>Whether something in it leads elsewhere, which the text alone does not show.</summary>
    public static bool HasTargets(string? written) => WithTargets(written) != TextOf(written);

    private static string TextOf(string? written, bool hasTargets)
    {
        if (string.IsNullOrWhiteSpace(written))
            return "";
        var bounded = written.Length <= MaxLength ? written : written[..TextCut.Length(written, MaxLength)];
        var text = IsMarkup(bounded) ? Read(bounded, hasTargets) : Entities.Decode(bounded);
        return StrangersText.OneLine(text.Contains(Gap) ? WithoutGaps(text) : text);
    }

    /// <summary>Whether a text is HTML. <c>a &lt; b</c>, <c>List&lt;String&gt;</c> and <c>Map&lt;K, V&gt;</c> are text; what names an element of HTML is not.</summary>
    public static bool IsMarkup(string text)
    {
        for (var place = text.IndexOf('<'); place >= 0; place = text.IndexOf('<', place + 1))
        {
            var rest = text.AsSpan(place + 1);
            if (rest.StartsWith("!--") || rest.StartsWith("!doctype", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("?xml") || rest.StartsWith("![CDATA["))
                return true;
            // What ends is markup, whatever it is called; and so is what stands where only an address has something.
            if (rest.Length > 1 && rest[0] == '/' && char.IsAsciiLetter(rest[1]))
                return true;
            if (rest.Length > 0 && char.IsAsciiLetter(rest[0]) && rest[..Math.Min(rest.Length, 80)].IndexOf('>') is > 0 and var close
                && ((place > 0 && text[place - 1] == '@') || (close + 1 < rest.Length && rest[close + 1] == '@')))
                return true;
            rest = rest.StartsWith("/") ? rest[1..] : rest;
            var end = rest[..Math.Min(rest.Length, 40)].IndexOfAny(NameEnds);
            if (rest.Length > 0 && char.IsAsciiLetter(rest[0]) && HtmlNames.IsElement(end < 0 ? rest[..Math.Min(rest.Length, 40)] : rest[..end]))
                return true;
        }

        return false;
    }

    private static string Read(string markup, bool hasTargets)
    {
        var text = new StringBuilder(markup.Length);
        string? link = null;
        using var source = new TextSource(markup);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = (ref _, _) => hasTargets,
        };
        var isShown = true;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when isShown:
                    text.Append(token.Data);
                    break;
                case HtmlTokenType.StartTag when token is HtmlTagToken tag:
                    text.Append(Between(tag.Name));
                    isShown = !HtmlNames.IsUnseen(tag.Name);
                    tokenizer.State = StateIn(tag);
                    if (hasTargets)
                        link = Began(text, tag, link);
                    break;
                case HtmlTokenType.EndTag:
                    if (token.Name == "a")
                        link = Told(text, link);
                    text.Append(Between(token.Name));
                    isShown = true;
                    break;
            }
        }

        Told(text, link);
        return text.ToString();
    }

    // A link is told behind its words, a picture or a frame where it stands. One link ends where the next begins, as in a browser.
    private static string? Began(StringBuilder text, HtmlTagToken tag, string? link)
    {
        if (tag.Name == "a")
        {
            Told(text, link);
            return Target(tag, "href");
        }

        foreach (var name in Sources)
            Told(text, Target(tag, name));
        return link;
    }

    private static string? Told(StringBuilder text, string? target)
    {
        if (target is not null)
            text.Append(" [").Append(target).Append("] ");
        return null;
    }

    private static string? Target(HtmlTagToken tag, string name)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name == name)
                return attribute.Value;
        }

        return null;
    }

    /// <summary>What a tree builder would tell the tokenizer after a tag (WHATWG HTML, 13.2.6.4): inside some no markup is read.</summary>
    public static HtmlParseMode StateIn(HtmlTagToken tag) => tag.Name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "textarea" or "title" => HtmlParseMode.RCData,
        _ => HtmlParseMode.PCData,
    };

    private static string Between(string name) => HtmlNames.Separates(name) ? " " : HtmlNames.IsUnseen(name) ? "\u0001" : "";

    private static string WithoutGaps(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var word in text.Split(' '))
            whole.Append(word.Contains('@') || !word.Contains(Gap) ? word.Replace("\u0001", "") : word.Replace(Gap, ' ')).Append(' ');
        return whole.ToString();
    }
}
