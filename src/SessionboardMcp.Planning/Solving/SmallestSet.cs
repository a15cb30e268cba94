namespace SessionboardMcp.Planning.Solving;

/// <summary>Finds a smallest set that is to blame: QuickXplain (U. Junker, AAAI 2004), which asks seldom where the set is small.</summary>
internal static class SmallestSet
{
    /// <param name="all">What is to blame as a whole.</param>
    /// <param name="isToBlame">Whether some of it is. What is not known counts as no.</param>
    /// <returns>Some of it that is to blame, and none of which can be left out.</returns>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, Func<IReadOnlyList<T>, bool> isToBlame) =>
        all.Count == 0 || isToBlame([]) ? [] : Of([], hasNew: false, all, isToBlame);

    private static IReadOnlyList<T> Of<T>(IReadOnlyList<T> held, bool hasNew, IReadOnlyList<T> rest, Func<IReadOnlyList<T>, bool> isToBlame)
    {
        if (hasNew && isToBlame(held))
            return [];
        if (rest.Count == 1)
            return rest;
        IReadOnlyList<T> one = [.. rest.Take(rest.Count / 2)], other = [.. rest.Skip(rest.Count / 2)];
        var ofOther = Of([.. held, .. one], true, other, isToBlame);
        var ofOne = Of([.. held, .. ofOther], ofOther.Count > 0, one, isToBlame);
        return [.. ofOne, .. ofOther];
    }
}
