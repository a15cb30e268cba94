using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Cleans a description to what Sessionboard's editor makes: paragraphs, line breaks, emphasis, lists, headings, quotations and links. Nothing
/// else is written, whoever wrote it: neither scripts nor styles nor attributes.
/// </summary>
internal static class DescriptionHtml
{
    private const int MaxDepth = 20;

    private static readonly Dictionary<string, string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = "p",
        ["br"] = "br",
        ["strong"] = "strong",
        ["b"] = "strong",
        ["em"] = "em",
        ["i"] = "em",
        ["u"] = "u",
        ["s"] = "s",
        ["ul"] = "ul",
        ["ol"] = "ol",
        ["li"] = "li",
        ["a"] = "a",
        ["h1"] = "h1",
        ["h2"] = "h2",
        ["h3"] = "h3",
        ["h4"] = "h4",
        ["blockquote"] = "blockquote",
    };

    // Elements without an end (WHATWG HTML, 13.1.2).
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
        { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr" };

    /// <summary>The description as it is written.</summary>
    /// <param name="written">What was given: text, or HTML.</param>
    public static string Of(string written) => Markup.IsMarkup(written) ? Cleaned(written) : Paragraphs(written);

    /// <summary>Whether a place in markup is between the brackets of a tag.</summary>
    public static bool IsInsideTag(string markup, int place)
    {
        var open = place == 0 ? -1 : markup.LastIndexOf('<', place - 1);
        return open >= 0 && open + 1 < markup.Length && (char.IsAsciiLetter(markup[open + 1]) || markup[open + 1] is '/' or '!' or '?') && markup.IndexOf('>', open) is var close && (close < 0 || close >= place);
    }

    /// <summary>Whether a part of markup closes what it opens, and nothing else, so that it can be taken out.</summary>
    public static bool IsBalanced(string part)
    {
        if (!part.Contains('<', StringComparison.Ordinal) && !part.Contains('>', StringComparison.Ordinal))
            return true;
        var open = new Stack<string>();
        using var source = new TextSource(part);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { DisableElementPositionTracking = true };
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag, IsSelfClosing: false } tag && !Void.Contains(tag.Name))
                open.Push(tag.Name);
            else if (token.Type == HtmlTokenType.EndTag && (!open.TryPop(out var last) || last != token.Name))
                return false;
        }

        return open.Count == 0;
    }

    private static string Paragraphs(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(paragraphs.Select(paragraph => $"<p>{Encode(Entities.Decode(paragraph)).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));
    }

    private static string Cleaned(string markup)
    {
        var html = new StringBuilder(markup.Length);
        var open = new Stack<string>();
        var isShown = true;
        using var source = new TextSource(markup);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = (ref _, name) => name.Span.Equals("href", StringComparison.OrdinalIgnoreCase),
        };
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when isShown:
                    html.Append(Encode(token.Data));
                    break;
                case HtmlTokenType.StartTag when token is HtmlTagToken tag:
                    isShown = !HtmlNames.IsUnseen(tag.Name);
                    Start(html, open, tag);
                    tokenizer.State = Markup.StateIn(tag);
                    break;
                case HtmlTokenType.EndTag:
                    isShown = true;
                    End(html, open, token.Name);
                    break;
            }
        }

        while (open.TryPop(out var left))
            html.Append("</").Append(left).Append('>');
        return html.ToString().Trim();
    }

    private static void Start(StringBuilder html, Stack<string> open, HtmlTagToken tag)
    {
        if (!Allowed.TryGetValue(tag.Name, out var name) || open.Count >= MaxDepth)
            return;
        if (name == "br")
        {
            html.Append("<br>");
            return;
        }

        var link = name == "a" ? LinkOf(tag) : null;
        if (name == "a" && link is null)
            return;
        // A paragraph ends where the next begins (HTML, optional tags).
        if (name == "p" && open.TryPeek(out var last) && last == "p")
            End(html, open, "p");
        open.Push(name);
        html.Append('<').Append(name).Append(link is null ? "" : $" href=\"{Encode(link)}\"").Append('>');
    }

    private static void End(StringBuilder html, Stack<string> open, string ended)
    {
        if (!Allowed.TryGetValue(ended, out var name) || !open.Contains(name))
            return;
        for (var last = open.Pop(); ; last = open.Pop())
        {
            html.Append("</").Append(last).Append('>');
            if (last == name)
                return;
        }
    }

    private static string? LinkOf(HtmlTagToken tag)
    {
        var written = tag.GetAttribute("href");
        return Uri.TryCreate(written.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto" ? address.AbsoluteUri : null;
    }

    /// <summary>A text as it stands in markup. Letters of other languages stay letters, as the editor writes them and searches look for them.</summary>
    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
