using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.SbQL.Writing;

/// <summary>How names and texts are written so that they are read as the same again.</summary>
internal static class NameText
{
    /// <summary>A name, in quotes only where it needs them.</summary>
    /// <param name="name">The name without quotes.</param>
    /// <param name="anyWord">Whether a keyword is a name in this place.</param>
    public static string Of(string name, bool anyWord = false) =>
        Tokenizer.IsPlainName(name) && (anyWord || Token.KeywordOf(name) == Keyword.None)
            ? name
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in single quotes.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
