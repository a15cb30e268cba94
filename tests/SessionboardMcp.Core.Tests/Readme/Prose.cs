using System.Text.RegularExpressions;

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>
/// The sentences of a Markdown page: its paragraphs, items and headings. Code is one word, a link is its text, and fenced blocks, tables
/// and comments are none.
/// </summary>
internal static partial class Prose
{
    /// <summary>The sentences.</summary>
    public static IEnumerable<string> Sentences(string page) =>
        Blocks(Fence().Replace(Comment().Replace(page, ""), "\n\n")).SelectMany(block => End().Split(Plain(block)));

    /// <summary>How many words a sentence has; a sign alone is none.</summary>
    public static int Words(string sentence) => sentence.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static IEnumerable<string> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var line in text.Split('\n').Append(""))
        {
            var isRow = line.TrimStart().StartsWith('|');
            if ((isRow || string.IsNullOrWhiteSpace(line) || Start().IsMatch(line)) && block.Count > 0)
            {
                yield return string.Join(' ', block);
                block.Clear();
            }

            if (!isRow && !string.IsNullOrWhiteSpace(line))
                block.Add(Start().Replace(line, "").Trim());
        }
    }

    private static string Plain(string block) => Address().Replace(Link().Replace(Code().Replace(block, "Code"), "$1"), "Address").Replace("*", "", StringComparison.Ordinal);

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*([-*]|\d+\.|#+) ")]
    private static partial Regex Start();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=[.!?][""”)]*)\s+(?=[""“(]?[A-Z0-9])")]
    private static partial Regex End();
}
