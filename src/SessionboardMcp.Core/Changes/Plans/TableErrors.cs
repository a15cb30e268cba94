using System.Globalization;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Collects what is wrong in the rows of a table, so that all of it can be told at once: nothing is planned while a row is wrong.</summary>
/// <param name="argument">The argument that holds the table.</param>
internal sealed class TableErrors(string argument)
{
    private const int Told = 20;

    private readonly List<(int Line, InvalidArgumentException What)> _wrong = [];

    /// <summary>A row that cannot be written.</summary>
    /// <param name="line">The line on which it begins, from 1.</param>
    /// <param name="wrong">Why: what it says of an argument is said of the column.</param>
    public void Add(int line, InvalidArgumentException wrong) => _wrong.Add((line, wrong));

    /// <summary>Throws where a row is wrong.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <exception cref="InvalidArgumentException">A row is wrong: its message names every one by its line, and says of the first ones what to do.</exception>
    public void ThrowIfAny(int rows)
    {
        if (_wrong.Count == 0)
            return;
        var told = string.Join(' ', _wrong.Take(Told).Select(row => string.Create(CultureInfo.InvariantCulture, $"Line {row.Line}{Place(row.What.Message)}")));
        var more = _wrong.Count > Told ? $" And on these lines: {string.Join(", ", _wrong.Skip(Told).Select(row => row.Line.ToString(CultureInfo.InvariantCulture)))}." : "";
        throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Argument `{argument}`: {_wrong.Count} of {rows} rows cannot be written, so nothing was planned. {told}{more}"));
    }

    private static string Place(string message)
    {
        const string Begin = "Argument `";
        if (message.StartsWith(Begin, StringComparison.Ordinal) && message.IndexOf('`', Begin.Length) is > 0 and var end)
            return $", column {message[Begin.Length..end]}{message[(end + 1)..]}";
        return $": {message}";
    }
}
