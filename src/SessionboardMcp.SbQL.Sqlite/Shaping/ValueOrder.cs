using System.Globalization;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Sqlite.Shaping;

/// <summary>The order of a column's values, as the API's <c>sortBy</c> has it: nulls last in both directions, text without case, datetimes as instants.</summary>
/// <param name="type">What the column holds.</param>
/// <param name="descending">Whether the greatest value comes first.</param>
public sealed class ValueOrder(SbqlType type, bool descending) : IComparer<object?>
{
    /// <inheritdoc/>
    public int Compare(object? x, object? y)
    {
        if (x is null || y is null)
            return (x is null).CompareTo(y is null);
        var order = x is string left && y is string right ? CompareTexts(left, right) : Comparer<object>.Default.Compare(x, y);
        return descending ? -order : order;
    }

    private int CompareTexts(string left, string right) =>
        type == SbqlType.Datetime && Instant(left) is { } first && Instant(right) is { } second
            ? first.CompareTo(second)
            : StringComparer.OrdinalIgnoreCase.Compare(left, right);

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant) ? instant : null;
}
