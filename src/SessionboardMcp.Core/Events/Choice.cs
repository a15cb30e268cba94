using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Events;

/// <summary>Reads an argument that is one of a few words.</summary>
internal static class Choice
{
    /// <summary>The word that is meant, in singular or plural; null where none was given.</summary>
    /// <exception cref="InvalidArgumentException">It is none of them.</exception>
    public static string? Of(string argument, string? wanted, IReadOnlyList<string> words)
    {
        if (wanted is null)
            return null;
        return Find(wanted, words)
            ?? throw new InvalidArgumentException(
                $"Argument `{argument}`: there is no {StrangersText.Quoted(wanted)}. The nearest: {Named(NearestNames.Closest(Folded(wanted), words))}. All: {Named(words)}.");
    }

    // Custom roles were named by somebody.
    private static string Named(IEnumerable<string> words) => string.Join(", ", words.Take(40).Select(word => StrangersText.Shown(word, masks: true, 60, out _)));

    /// <summary>The word that is meant, in singular or plural; null where it is none of them.</summary>
    public static string? Find(string wanted, IReadOnlyList<string> words)
    {
        var word = Folded(wanted);
        return words.FirstOrDefault(known => Folded(known) == word)
            ?? words.FirstOrDefault(known => Folded(known) is var folded && (folded + "s" == word || folded == word + "s" || folded == word + "es"));
    }

    /// <summary>A word as names of values are written: lower case, with underscores.</summary>
    public static string Folded(string word) => Folding.Words(word).Replace(' ', '_');
}
