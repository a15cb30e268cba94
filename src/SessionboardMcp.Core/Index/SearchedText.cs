using System.Text;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Texts as a search looks through them: folded words between spaces, a line for each text, so that a beginning of a word is found as
/// space and beginning. Nothing in it depends on what is looked for.
/// </summary>
internal static class SearchedText
{
    // What people write together in one place and apart in another.
    private static readonly System.Buffers.SearchValues<char> Joints = System.Buffers.SearchValues.Create("-'./&_:@");
    private const int LongestJoined = 60;

    /// <summary>The words of texts, with what is joined in them (<c>real-time</c>) also in one (<c>realtime</c>).</summary>
    public static string Of(IEnumerable<string?> texts)
    {
        var searched = new StringBuilder();
        foreach (var line in texts.OfType<string>().SelectMany(text => text.Split('\n')))
            Append(searched, line);
        return searched.ToString();
    }

    private static void Append(StringBuilder searched, string line)
    {
        var folded = Folding.Letters(line);
        if (folded.Contains("***", StringComparison.Ordinal))
            folded = string.Join(' ', folded.Split(' ').Where(chunk => !MaskedText.IsWord(chunk)));
        AppendWords(searched, FoldedWords.Of(folded));
        if (!folded.AsSpan().ContainsAny(Joints))
            return;
        foreach (var chunk in folded.Split(' ').Where(chunk => chunk.Length <= LongestJoined && chunk.AsSpan().ContainsAny(Joints)))
        {
            var words = FoldedWords.Of(chunk);
            if (words.Contains(' '))
                AppendWords(searched, words.Replace(" ", "", StringComparison.Ordinal));
            foreach (var ending in chunk.Split('.').Skip(1).Select(FoldedWords.Of))
            {
                // .NET, also of ASP.NET.
                if (ending.Length > 0)
                    AppendWords(searched, "." + ending.Split(' ')[0]);
            }
        }
    }

    private static void AppendWords(StringBuilder searched, string words)
    {
        if (words.Length > 0)
            searched.Append("\n ").Append(words).Append(' ');
    }
}
