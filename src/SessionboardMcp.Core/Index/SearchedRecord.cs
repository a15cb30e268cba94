using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Index;

/// <summary>The texts of a record as <see cref="SearchWords"/> looks through them: folded, and masked where personal data is.</summary>
/// <param name="Title">Title or name, and the short id.</param>
/// <param name="Names">Names in it.</param>
/// <param name="Others">Longer texts of it.</param>
internal sealed record SearchedRecord(string Title, string Names, KeptText Others)
{
    /// <summary>The memory that it takes, in bytes.</summary>
    public long Bytes => 48 + Sizes.Text(Title) + Sizes.Text(Names) + Others.Bytes;

    /// <summary>Folds the texts of a record.</summary>
    /// <param name="title">Title or name, and the short id.</param>
    /// <param name="names">Names in it.</param>
    /// <param name="others">Longer texts of it.</param>
    /// <param name="masks">Whether personal data is masked: then it is not found either, or a search would reveal it letter by letter.</param>
    public static SearchedRecord Of(IEnumerable<string?> title, IEnumerable<string?> names, IEnumerable<string?> others, bool masks) =>
        new(Folded(title, masks), Folded(names, masks), KeptText.Of(Folded(others, masks)));

    private static string Folded(IEnumerable<string?> texts, bool masks)
    {
        // Masked as it is shown: what cannot be seen must not hide an address from the mask.
        var all = string.Join('\n', masks ? texts.Select(text => PersonalDataMask.Within(StrangersText.OneLine(text))) : texts);
        return all.Length == 0 ? "" : SearchedText.Of([all]);
    }
}
