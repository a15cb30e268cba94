using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Events;

/// <summary>Finds what a name means. One that is written the same way comes before one that <see cref="Folding"/> makes alike.</summary>
internal static class SameName
{
    /// <summary>Those of the name; a masked name is nobody's.</summary>
    public static List<T> Among<T>(IEnumerable<T> all, Func<T, string?> name, string wanted) =>
        Among(all, name, one => Folding.Words(name(one) ?? ""), wanted);

    /// <summary>Those of the name; a masked name is nobody's.</summary>
    public static List<NamedChoice> Among(IEnumerable<NamedChoice> all, string wanted) => Among(all, choice => choice.Name, choice => choice.Words, wanted);

    private static List<T> Among<T>(IEnumerable<T> all, Func<T, string?> name, Func<T, string> folded, string wanted)
    {
        var bare = wanted.Trim();
        var known = all as IReadOnlyCollection<T> ?? [.. all];
        List<T> same = [.. known.Where(one => string.Equals(name(one)?.Trim(), bare, StringComparison.OrdinalIgnoreCase) && IsTold(one))];
        if (same.Count > 0)
            return same;
        var words = Folding.Words(wanted);
        return words.Length == 0 ? [] : [.. known.Where(one => folded(one) == words && IsTold(one))];

        bool IsTold(T one) => !MaskedText.IsName(name(one));
    }

    /// <summary>An id as it was given, in any width and kind of dash, to be compared without case: ids have nothing else to fold.</summary>
    public static string Id(string wanted) => Folding.Letters(wanted).Trim();
}
