using AngleSharp.Html.Parser.Tokens;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Knows while markup is read whether a reader sees the text: not what is in an element that is <c>hidden</c>, or whose style says so, by which
/// a submitter would speak to a model alone. In the order of tags, without a tree.
/// </summary>
internal sealed class Unshown
{
    private static readonly string[] Styles = ["display:none", "visibility:hidden", "visibility:collapse", "font-size:0", "opacity:0"];
    private static readonly string[] Voids = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    // An end tag of theirs may be left away (WHATWG HTML, 13.1.2.4): the next of them ends the one before.
    private static readonly string[] EndedByNext = ["p", "li", "dt", "dd", "td", "th", "tr", "option"];

    private string? _name;
    private int _depth;

    /// <summary>Whether the text here is not shown.</summary>
    public bool IsHere => _depth > 0;

    /// <summary>Whether an attribute is needed to tell.</summary>
    public static bool Reads(ReadOnlySpan<char> attribute) =>
        attribute.Equals("style", StringComparison.OrdinalIgnoreCase) || attribute.Equals("hidden", StringComparison.OrdinalIgnoreCase);

    /// <summary>An element begins.</summary>
    public void Begin(HtmlTagToken tag)
    {
        if (_depth > 0 && tag.Name == _name && EndedByNext.Contains(tag.Name))
            _depth = 0;
        if (_depth > 0)
            _depth += tag.Name == _name ? 1 : 0;
        else if (!Voids.Contains(tag.Name) && (tag.Name == "template" || Hides(tag)))
            (_name, _depth) = (tag.Name, 1);
    }

    /// <summary>An element ends.</summary>
    public void End(string name)
    {
        if (_depth > 0 && name == _name)
            _depth--;
    }

    private static bool Hides(HtmlTagToken tag)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name.Equals("hidden", StringComparison.OrdinalIgnoreCase))
                return true;
            if (!attribute.Name.Equals("style", StringComparison.OrdinalIgnoreCase))
                continue;
            var style = string.Concat(attribute.Value.Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant();
            foreach (var declared in style.Split(';'))
            {
                if (Array.Exists(Styles, hiding => declared == hiding || declared.StartsWith(hiding + "!", StringComparison.Ordinal) || declared == hiding + "px" || declared == hiding + "em" || declared == hiding + "pt"))
                    return true;
            }
        }

        return false;
    }
}
