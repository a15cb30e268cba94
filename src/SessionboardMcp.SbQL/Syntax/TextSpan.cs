namespace SessionboardMcp.SbQL.Syntax;

/// <summary>A stretch of the text of a query.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its characters (UTF-16).</param>
public readonly record struct TextSpan(TextPosition Start, int Length)
{
    /// <summary>Characters before its end, from 0.</summary>
    public int EndOffset => Start.Offset + Length;

    internal TextSpan Through(TextSpan last) => new(Start, last.EndOffset - Start.Offset);
}
