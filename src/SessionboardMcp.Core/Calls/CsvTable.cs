using System.Globalization;
using nietras.SeparatedValues;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// Reads a table that an argument holds as text: CSV (RFC 4180), and what Excel makes of it: semicolons or tabs, a byte order mark, a first line
/// <c>sep=;</c>, line breaks in quotation marks. Whatever a cell holds is text, a formula too.
/// </summary>
internal static class CsvTable
{
    private const string Hint = "sep=";
    private const char ByteOrderMark = '\uFEFF';

    // A sheet of all columns there are, or none of a table.
    private const int MostColumns = 200;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The rows that hold anything, the first being the names of the columns.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="most">The most rows besides the first.</param>
    /// <exception cref="InvalidArgumentException">It is no table, or a longer one.</exception>
    public static IReadOnlyList<CsvRow> Read(string argument, string text, int most)
    {
        var table = text.TrimStart(ByteOrderMark);
        var skipped = 0;
        char? separator = null;
        if (table.StartsWith(Hint, StringComparison.OrdinalIgnoreCase) && table.Length > Hint.Length && table.IndexOfAny(['\r', '\n']) is var end and (4 or 5))
        {
            separator = end == 5 ? table[4] : null;
            skipped = 1;
            table = table[end..].TrimStart('\r', '\n');
        }

        var rows = new List<CsvRow>();
        using var reader = new Sep(separator is { } told && Separators.Contains(told) ? told : SeparatorOf(table))
            .Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true })
            .FromText(table);
        foreach (var row in reader)
        {
            var cells = new string[row.ColCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = row[column].ToString().Trim();
            if (rows.Count == 0 && cells.AsSpan().TrimEnd("").Length > MostColumns)
                throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Argument `{argument}` has more than {MostColumns} columns. Leave out those that are not written."));
            // The reader counts the first line late.
            if (cells.Any(cell => cell.Length > 0))
                rows.Add(new CsvRow(rows.Count == 0 ? 1 + skipped : row.LineNumberFrom + skipped, cells));
            if (rows.Count > most + 1)
                throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Argument `{argument}` has more than {most} rows. Send them in several calls."));
        }

        // Where one is open, all that follows is in its cell.
        if (table.Count('"') % 2 == 1)
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Argument `{argument}`: the row that begins on line {(rows.Count > 0 ? rows[^1].Line : 1)} has a quotation mark without its other one. Close it, or write \"\" for one that is text."));
        return rows.Count > 1 ? rows : throw new InvalidArgumentException($"Argument `{argument}` holds no rows. The first line names the columns, and each row is a line of its own.");
    }

    // The names of columns hold none of them.
    private static char SeparatorOf(string table)
    {
        var end = table.IndexOfAny(['\r', '\n']);
        var header = end < 0 ? table : table[..end];
        return Separators.MaxBy(separator => header.Count(letter => letter == separator));
    }
}
