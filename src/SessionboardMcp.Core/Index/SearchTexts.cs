namespace SessionboardMcp.Core.Index;

/// <summary>The texts by which a record is found, as they are told.</summary>
/// <param name="Title">Title or name, and the short id.</param>
/// <param name="Names">Names in it.</param>
/// <param name="Others">Longer texts of it.</param>
internal readonly record struct SearchTexts(IReadOnlyList<string?> Title, IReadOnlyList<string?> Names, IReadOnlyList<string?> Others)
{
    /// <summary>Whether a record with these texts is found by the same words.</summary>
    public bool IsSame(SearchTexts other) =>
        Title.SequenceEqual(other.Title, StringComparer.Ordinal)
        && Names.SequenceEqual(other.Names, StringComparer.Ordinal)
        && Others.SequenceEqual(other.Others, StringComparer.Ordinal);
}
