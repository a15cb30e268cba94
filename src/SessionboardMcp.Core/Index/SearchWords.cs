using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// The words of a search: a record has to hold each of them, in any order, as a word or the beginning of one, in any spelling that
/// <see cref="Folding"/> makes alike. A word of one letter is a whole word, and so is what stands in quotes, one after the other.
/// </summary>
internal sealed class SearchWords
{
    /// <summary>The rank of what does not fit.</summary>
    public const byte None = byte.MaxValue;

    /// <summary>The last rank of what fits by its title alone.</summary>
    public const byte InTitle = 1;

    private readonly List<string[]> _terms;

    private SearchWords(List<string[]> terms) => _terms = terms;

    /// <summary>Of each word the ways to write it, as they stand in a searched text.</summary>
    public IReadOnlyList<string[]> Terms => _terms;

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsGiven => _terms.Count > 0;

    /// <summary>Reads the words of an argument.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="text">The words; null finds everything.</param>
    /// <exception cref="InvalidArgumentException">There is nothing in it to look for.</exception>
    public static SearchWords Read(string argument, string? text)
    {
        if (text is null)
            return new SearchWords([]);
        if (MaskedText.IsName(text))
            throw new InvalidArgumentException($"Argument `{argument}` holds a masked value (***), which is nobody's name. Look for other words, or use an id.");
        List<string[]> terms = [.. TermsIn(Folding.Letters(text)).Where(needles => needles.Length > 0).DistinctBy(needles => needles[0])];
        return terms.Count > 0
            ? new SearchWords(terms)
            : throw new InvalidArgumentException($"Argument `{argument}` has no letter, digit or pictograph to look for. Give a word, or leave `{argument}` away to list everything.");
    }

    /// <summary>How well a record fits: 0 whole words of its title, then beginnings, then with its names, then with its other texts; null where not.</summary>
    public int? RankOf(SearchedRecord record)
    {
        if (_terms.TrueForAll(needles => Array.Exists(needles, needle => record.Title.Contains(Whole(needle), StringComparison.Ordinal))))
            return 0;
        if (_terms.TrueForAll(needles => IsIn(needles, record.Title)))
            return 1;
        if (_terms.TrueForAll(needles => IsIn(needles, record.Title) || IsIn(needles, record.Names)))
            return 2;
        return _terms.TrueForAll(needles => IsIn(needles, record.Title) || IsIn(needles, record.Names) || Array.Exists(needles, needle => record.Others.Contains(needle))) ? 3 : null;
    }

    /// <summary>How well a record fits one way to write a word; <see cref="None"/> where not.</summary>
    public static byte LevelOf(string needle, SearchedRecord record) =>
        record.Title.Contains(Whole(needle), StringComparison.Ordinal) ? (byte)0
        : record.Title.Contains(needle, StringComparison.Ordinal) ? (byte)1
        : record.Names.Contains(needle, StringComparison.Ordinal) ? (byte)2
        : record.Others.Contains(needle) ? (byte)3
        : None;

    // No word goes from one text into the next, so that they need not be put together.
    private static bool IsIn(string[] needles, string searched) => Array.Exists(needles, needle => searched.Contains(needle, StringComparison.Ordinal));

    private static IEnumerable<string[]> TermsIn(string folded)
    {
        var parts = folded.Split('"');
        for (var number = 0; number < parts.Length; number++)
        {
            // A quote that is not closed quotes nothing.
            if (number % 2 == 1 && number < parts.Length - 1)
                yield return FoldedWords.Of(parts[number]) is { Length: > 0 } phrase ? [Whole(" " + phrase)] : [];
            else
                foreach (var chunk in parts[number].Split(' '))
                    yield return Needles(chunk);
        }
    }

    private static string[] Needles(string chunk)
    {
        var words = FoldedWords.Of(chunk);
        if (words.Length == 0)
            return [];
        if (words.EnumerateRunes().Take(2).Count() == 1)
            return [Whole(" " + words)];
        if (chunk is ['.', var first, ..] && char.IsLetterOrDigit(first))
            return [" ." + words.Split(' ')[0]];
        return words.Contains(' ') ? [" " + words, " " + words.Replace(" ", "", StringComparison.Ordinal)] : [" " + words];
    }

    private static string Whole(string needle) => needle.EndsWith(' ') ? needle : needle + " ";
}
