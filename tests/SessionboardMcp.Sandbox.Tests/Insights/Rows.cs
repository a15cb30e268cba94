using System.Globalization;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights;

/// <summary>Brings the oracle's rows into order and into the form in which insights return values.</summary>
internal static class Rows
{
    public static List<string> Expected(Question question, Event e)
    {
        var rows = question.Rows(e).ToList();
        if (question.Order is { } order)
            rows = Sorted(rows, question.ColumnNames, order);
        return [.. rows.Take(question.Limit ?? int.MaxValue).Select(row => Line(row, e))];
    }

    /// <summary>The row's values of the columns that the order names, so that rows equal in them may change places.</summary>
    public static string Keys(string line, Question question) =>
        string.Join(" | ", question.Order!.Split(", ")
            .Select(term => line.Split(" | ")[question.ColumnNames.ToList().IndexOf(term.Split(' ')[0])]));

    public static string Line(IEnumerable<object?> row, Event e) => string.Join(" | ", row.Select(value => Text(value, e)));

    private static List<object?[]> Sorted(List<object?[]> rows, IReadOnlyList<string> columns, string order)
    {
        var terms = order.Split(", ").Select(term => term.Split(' '))
            .Select(term => (Column: columns.ToList().IndexOf(term[0]), Sign: term.Length > 1 ? -1 : 1)).ToList();
        terms.ShouldAllBe(term => term.Column >= 0);
        return [.. rows.Order(Comparer<object?[]>.Create((left, right) =>
            terms.Select(term => Compare(left[term.Column], right[term.Column], term.Sign)).FirstOrDefault(sign => sign != 0)))];
    }

    private static int Compare(object? left, object? right, int sign) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string a, string b) => sign * StringComparer.OrdinalIgnoreCase.Compare(a, b),
        _ => sign * Comparer<object>.Default.Compare(left, right),
    };

    private static string Text(object? value, Event e) => value switch
    {
        null => "null",
        string text => $"'{text.Replace(" | ", " ¦ ")}'",
        bool flag => flag ? "true" : "false",
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        decimal or double => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture),
        Guid id => $"'{id}'",
        DateTimeOffset instant => $"'{Zoned(instant, e)}'",
        _ => throw new InvalidOperationException($"No form for {value.GetType()}."),
    };

    private static string Zoned(DateTimeOffset instant, Event e)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(e.TimeZone);
        return instant.ToOffset(zone.GetUtcOffset(instant)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
