using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Index;

/// <summary>What a search by words says where it finds nothing: the nearest names, as words are often names that are misspelt.</summary>
internal static class NoMatch
{
    /// <summary>The notice; none where something was found, or no words were given.</summary>
    /// <param name="words">The words.</param>
    /// <param name="found">How many were found.</param>
    /// <param name="wanted">The words as they were given; null for none.</param>
    /// <param name="choices">Whose names may have been meant.</param>
    public static IReadOnlyList<string> Notices(SearchWords words, int found, string? wanted, IEnumerable<NamedChoice> choices) =>
        found == 0 && words.IsGiven && NameResolver.Nearest(wanted!, [.. choices]) is { } nearest
            ? [$"Nobody and nothing has all these words. The nearest names: {nearest}. Ask whether one of them is meant."]
            : [];
}
