using System.Globalization;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.SbQL.Sqlite.Shaping;

/// <summary>
/// Groups rows by a column and spreads them over the values of another: for <see cref="CompiledQuery.PivotColumn"/>, and for the API's
/// <c>groupBy</c> and <c>pivot</c>. <b>Our assumption</b>:
/// Sessionboard says "column name to group results by" and "column name to pivot results on" and no more. The last column besides those, if it
/// is a number, is added up; else rows are counted. A row stands for each value of the group's column, or without one for each combination of
/// the columns that are left. Rows keep the order in which they first occur, columns are in the order of their values.
/// </summary>
public sealed class CrossTable
{
    /// <summary>How many columns a pivot may make.</summary>
    public const int MaxColumns = 200;

    private const string Count = "count";
    private const string NoValue = "(none)";

    private readonly IReadOnlyList<ResultColumn> _columns;
    private readonly int? _pivot;
    private readonly int? _value;
    private readonly int[] _keys;

    /// <summary>A table of those columns.</summary>
    /// <param name="columns">The columns of the result.</param>
    /// <param name="groupBy">The place of the column to group by, from 0; null for all that are left.</param>
    /// <param name="pivot">The place of the column to spread, from 0; null for none.</param>
    public CrossTable(IReadOnlyList<ResultColumn> columns, int? groupBy, int? pivot)
    {
        (_columns, _pivot) = (columns, pivot);
        var others = Enumerable.Range(0, columns.Count).Where(column => column != groupBy && column != pivot).ToList();
        _value = others is [.., var last] && columns[last].Type is SbqlType.Int or SbqlType.Decimal ? last : null;
        _keys = groupBy is { } only ? [only] : [.. others.Where(column => column != _value)];
    }

    /// <summary>The table; null where the pivot makes more than <see cref="MaxColumns"/> columns.</summary>
    /// <param name="rows">The rows of the result, as <see cref="SbqlConnection.Run"/> reads them.</param>
    public (IReadOnlyList<ResultColumn> Columns, List<object?[]> Rows)? Of(IReadOnlyList<object?[]> rows)
    {
        var spread = _pivot is { } pivot
            ? rows.Select(row => row[pivot]).Distinct(new SameValue()).Order(new ValueOrder(_columns[pivot].Type, descending: false)).ToList()
            : [null];
        if (spread.Count > MaxColumns)
            return null;
        var groups = rows.GroupBy(row => _keys.Select(key => row[key]).ToArray(), new SameKeys());
        return ([.. _keys.Select(key => _columns[key]), .. spread.Select(Column)], [.. groups.Select(group => Row(group, spread))]);
    }

    private ResultColumn Column(object? value)
    {
        var own = _value is { } column ? _columns[column] : new ResultColumn(Count, SbqlType.Int, ContainsPii: false);
        return _pivot is null ? own : own with { Name = value is null ? NoValue : Convert.ToString(value, CultureInfo.InvariantCulture)! };
    }

    private object?[] Row(IGrouping<object?[], object?[]> group, List<object?> spread)
    {
        var cells = _pivot is { } pivot ? group.ToLookup(row => row[pivot], new SameValue()) : group.ToLookup(_ => (object?)null, new SameValue());
        return [.. group.Key, .. spread.Select(value => Cell(cells[value]))];
    }

    private object? Cell(IEnumerable<object?[]> rows)
    {
        if (_value is not { } column)
            return (long)rows.Count();
        var numbers = rows.Select(row => row[column]).Where(number => number is not null).ToList();
        return numbers.Count == 0 ? null
            : _columns[column].Type == SbqlType.Int ? (object)numbers.Sum(number => (long)number!)
            : numbers.Sum(number => (double)number!);
    }

    // As everywhere in the language, text is the same whatever its case.
    private sealed class SameValue : IEqualityComparer<object?>
    {
        public new bool Equals(object? x, object? y) =>
            x is string left && y is string right ? left.Equals(right, StringComparison.OrdinalIgnoreCase) : object.Equals(x, y);

        public int GetHashCode(object? value) => value is string text ? text.GetHashCode(StringComparison.OrdinalIgnoreCase) : value?.GetHashCode() ?? 0;
    }

    private sealed class SameKeys : IEqualityComparer<object?[]>
    {
        private static readonly SameValue Same = new();

        public bool Equals(object?[]? x, object?[]? y) => x is not null && y is not null && x.SequenceEqual(y, Same);

        public int GetHashCode(object?[] keys) => keys.Aggregate(0, (code, key) => HashCode.Combine(code, Same.GetHashCode(key)));
    }
}
