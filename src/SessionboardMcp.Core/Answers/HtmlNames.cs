using System.Collections.Frozen;

namespace SessionboardMcp.Core.Answers;

/// <summary>The elements of HTML, as far as reading their text needs (WHATWG HTML, 4 and 16.2).</summary>
internal static class HtmlNames
{
    private static readonly string[] Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html",
        "iframe", "legend", "li", "main", "menu", "nav", "noembed", "noframes", "object", "ol", "optgroup", "option", "p", "plaintext", "pre", "search",
        "section", "select", "summary", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
    ];

    private static readonly string[] Others =
    [
        "a", "abbr", "acronym", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big", "blink", "button", "canvas", "cite", "code", "data", "datalist",
        "del", "dfn", "em", "embed", "font", "frame", "i", "img", "input", "ins", "kbd", "label", "link", "map", "mark", "marquee", "math", "meta", "meter",
        "nobr", "noscript", "output", "param", "picture", "progress", "q", "rb", "rp", "rt", "ruby", "s", "samp", "script", "slot", "small", "source",
        "span", "strike", "strong", "style", "sub", "sup", "svg", "time", "track", "tt", "u", "var", "video", "wbr",
    ];

    private static readonly string[] Unseen = ["script", "style", "iframe", "noembed", "noframes"];

    private static readonly FrozenSet<string> Separating = Blocks.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> All = Blocks.Concat(Others).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> NotShown = Unseen.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByText = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether it is an element of HTML, or written like a custom or an office one.</summary>
    public static bool IsElement(ReadOnlySpan<char> name) => ByText.Contains(name) || name.IndexOfAny('-', ':') > 0;

    /// <summary>Whether it begins a line of its own, so that words before and behind it are not one.</summary>
    public static bool Separates(string name) => Separating.Contains(name);

    /// <summary>Whether what is inside is no text for readers.</summary>
    public static bool IsUnseen(string name) => NotShown.Contains(name);
}
