using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>The words of a search: a text has to hold each of them, anywhere and in any case.</summary>
/// <param name="text">The words; null or blank finds everything.</param>
/// <param name="masks">Whether personal data is masked: then it is not found either, or a search would reveal it letter by letter.</param>
internal sealed class SearchWords(string? text, bool masks)
{
    private readonly string[] _words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether all words are in one or other of the texts.</summary>
    public bool AreIn(params IEnumerable<string?> texts)
    {
        if (_words.Length == 0)
            return true;
        var searched = string.Join('\n', masks ? texts.Select(text => PersonalDataMask.Within(StrangersText.OneLine(text))) : texts);
        return _words.All(word => searched.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
