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
    private readonly bool _masks;

    // Of each term the ways to write it, as they stand in a searched text.
    private readonly List<string[]> _terms;

    private SearchWords(List<string[]> terms, bool masks) => (_terms, _masks) = (terms, masks);

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsGiven => _terms.Count > 0;

    /// <summary>Reads the words of an argument.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="text">The words; null finds everything.</param>
    /// <param name="masks">Whether personal data is masked: then it is not found either, or a search would reveal it letter by letter.</param>
    /// <exception cref="InvalidArgumentException">There is nothing in it to look for.</exception>
    public static SearchWords Read(string argument, string? text, bool masks)
    {
        if (text is null)
            return new SearchWords([], masks);
        if (MaskedText.IsName(text))
            throw new InvalidArgumentException($"Argument `{argument}` holds a masked value (***), which is nobody's name. Look for other words, or use an id.");
        List<string[]> terms = [.. Terms(Folding.Letters(text)).Where(needles => needles.Length > 0).DistinctBy(needles => needles[0])];
        return terms.Count > 0
            ? new SearchWords(terms, masks)
            : throw new InvalidArgumentException($"Argument `{argument}` has no letter, digit or pictograph to look for. Give a word, or leave `{argument}` away to list everything.");
    }

    /// <summary>How well a record fits: 0 whole words of its title, then beginnings, then with its names, then with its other texts; null where not.</summary>
    /// <param name="title">Title or name, and the short id.</param>
    /// <param name="names">Names in it.</param>
    /// <param name="others">Longer texts of it.</param>
    public int? RankOf(IEnumerable<string?> title, IEnumerable<string?> names, IEnumerable<string?> others)
    {
        if (!IsGiven)
            return 0;
        var searched = Searched(title);
        if (_terms.TrueForAll(needles => needles.Any(needle => searched.Contains(Whole(needle), StringComparison.Ordinal))))
            return 0;
        if (AreIn(searched))
            return 1;
        searched += Searched(names);
        if (AreIn(searched))
            return 2;
        return AreIn(searched + Searched(others)) ? 3 : null;
    }

    /// <summary>How many of the records hold each word.</summary>
    /// <param name="searched">What <see cref="SearchedText"/> made of the records.</param>
    /// <returns>For each word the numbers of the records that hold it.</returns>
    public IEnumerable<IReadOnlyList<int>> HitsIn(IReadOnlyList<string> searched) =>
        _terms.Select(needles => (IReadOnlyList<int>)[.. Enumerable.Range(0, searched.Count).Where(number => IsIn(needles, searched[number]))]);

    private bool AreIn(string searched) => _terms.TrueForAll(needles => IsIn(needles, searched));

    private static bool IsIn(string[] needles, string searched) => Array.Exists(needles, needle => searched.Contains(needle, StringComparison.Ordinal));

    private string Searched(IEnumerable<string?> texts)
    {
        // Masked as it is shown: what cannot be seen must not hide an address from the mask.
        var all = string.Join('\n', _masks ? texts.Select(text => PersonalDataMask.Within(StrangersText.OneLine(text))) : texts);
        return all.Length == 0 ? "" : SearchedText.Of([all]);
    }

    private static IEnumerable<string[]> Terms(string folded)
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
