using System.Collections.Frozen;

namespace SessionboardMcp.Api.Errors;

/// <summary>
/// Whether words of a 403 say that a scope is missing. Sessionboard's API reference describes the answer as "Insufficient scope" or "Missing
/// write:sessions scope", and of four creates as "Insufficient scope or feature not enabled"; the text itself is not published. So it is one only
/// where each of its words is of such a sentence: one word more may be another cause, or a text that somebody wrote.
/// </summary>
internal static class ScopeSentence
{
    private static readonly FrozenSet<string> Nouns = FrozenSet.ToFrozenSet(["scope", "scopes", "insufficient_scope"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        """
        a an the this your is are be has have had does do not doesn't insufficient missing lack lacks lacking need needs needed require requires required
        for to with without token api access key credential credentials connection user request operation call permission permissions forbidden error
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it says that, of <paramref name="scope"/> or of no scope by name.</summary>
    public static bool Says(string sentence, string scope)
    {
        var isOfScope = false;
        foreach (var part in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.Trim('.', ',', ':', ';', '!', '"', '\'', '`', '(', ')', '[', ']');
            var isScope = word == scope || Nouns.Contains(word);
            if (word.Length > 0 && !isScope && !Words.Contains(word))
                return false;
            isOfScope |= isScope;
        }

        return isOfScope;
    }
}
