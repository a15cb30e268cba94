namespace SessionboardMcp.Core.Calls;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line of the text on which it begins, from 1.</param>
/// <param name="Cells">Its cells, without the spaces around them.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
