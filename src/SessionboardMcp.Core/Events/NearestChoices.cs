using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Events;

/// <summary>
/// Finds names that may have been meant: those that are near as a whole, then those with words that are near, as people know a part of a
/// name or turn it around, then the nearest of the others. A masked name is never offered.
/// </summary>
internal static class NearestChoices
{
    private const int Offered = 3;
    private const int NearWords = 6;

    /// <summary>The three nearest names, fewer where there are not as many.</summary>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string?> names)
    {
        var known = names.OfType<string>().Where(name => name.Trim().Length > 0 && !MaskedText.IsName(name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return
        [
            .. NearestNames.Of(wanted, known, Offered)
                .Concat(ByWords(wanted, known))
                .Concat(NearestNames.Closest(wanted, known, Offered))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(Offered),
        ];
    }

    private static IEnumerable<string> ByWords(string wanted, List<string> known)
    {
        var words = known.Select(name => (Name: name, Words: Folding.Words(name).Split(' '))).ToList();
        var vocabulary = words.SelectMany(name => name.Words).Distinct(StringComparer.Ordinal).ToList();
        var near = Folding.Words(wanted).Split(' ').Where(word => word.Length > 1).Take(8).Select(word => NearestNames.Of(word, vocabulary, NearWords)).ToList();
        return words
            .Select(name => (name.Name, Score: near.Sum(candidates => Score(candidates, name.Words))))
            .Where(scored => scored.Score > 0)
            .OrderByDescending(scored => scored.Score)
            .Select(scored => scored.Name)
            .Take(Offered);
    }

    private static double Score(IReadOnlyList<string> candidates, string[] words)
    {
        var rank = candidates.Select((word, number) => (word, number)).Where(one => words.Contains(one.word, StringComparer.Ordinal)).Select(one => one.number + 1).FirstOrDefault();
        return rank == 0 ? 0 : 1.0 / rank;
    }
}
