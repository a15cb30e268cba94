using System.Collections.Frozen;

namespace SessionboardMcp.Core.Access;

/// <summary>Finds words in the names of fields.</summary>
/// <param name="stems">What a word may hold anywhere: long enough that no other word does.</param>
/// <param name="words">What a word may be, in the singular.</param>
/// <param name="pairs">Words that mean something only where they stand in one name, the second by its beginning.</param>
internal sealed class WordRules(string stems, string words, params (string One, string Others)[] pairs)
{
    private readonly string[] _stems = Split(stems);
    private readonly FrozenSet<string> _words = Split(words).ToFrozenSet(StringComparer.Ordinal);
    private readonly (string[] Ones, string[] Others)[] _pairs = [.. pairs.Select(pair => (Split(pair.One), Split(pair.Others)))];

    /// <summary>Whether one of them is in a name.</summary>
    /// <param name="name">The words of the name.</param>
    public bool Match(IReadOnlyList<string> name) =>
        name.Any(word => Is(word, _words) || Array.Exists(_stems, stem => word.Contains(stem, StringComparison.Ordinal)))
        || Array.Exists(_pairs, pair => name.Any(word => Begins(word, pair.Ones)) && name.Any(word => Begins(word, pair.Others)));

    /// <summary>Whether a name is made of nothing but them.</summary>
    public bool MatchAll(IReadOnlyList<string> name) => name.Count > 0 && name.All(word => Match([word]));

    private static bool Is(string word, FrozenSet<string> known) => known.Contains(word) || known.Contains(FieldWords.Singular(word));

    private static bool Begins(string word, string[] beginnings) => Array.Exists(beginnings, beginning => beginning[^1] == '*'
        ? word.StartsWith(beginning[..^1], StringComparison.Ordinal)
        : word == beginning || FieldWords.Singular(word) == beginning);

    private static string[] Split(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
