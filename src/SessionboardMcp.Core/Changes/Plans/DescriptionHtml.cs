using System.Net;
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

    /// <summary>The description as it is written.</summary>
    /// <param name="written">What was given: text, or HTML.</param>
    public static string Of(string written) => Markup.IsMarkup(written) ? Cleaned(written) : Paragraphs(written);

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

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
