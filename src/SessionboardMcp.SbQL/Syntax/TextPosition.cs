namespace SessionboardMcp.SbQL.Syntax;

/// <summary>A place in the text of a query.</summary>
/// <param name="Offset">Characters (UTF-16) before it, from 0.</param>
/// <param name="Line">The line, from 1; a line ends with a line feed.</param>
/// <param name="Column">The character (UTF-16) in the line, from 1; a tab counts as one.</param>
public readonly record struct TextPosition(int Offset, int Line, int Column);
