using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights;

/// <summary>What an organizer asks, how it is written in the query language, and what the records say.</summary>
/// <param name="Text">The question.</param>
/// <param name="Event">The event that it is asked of.</param>
/// <param name="Columns">The names of the columns, separated by commas.</param>
/// <param name="Rows">The rows, calculated from the records, in any order.</param>
internal sealed record Question(string Text, int Event, string Columns, Func<Event, IEnumerable<object?[]>> Rows)
{
    /// <summary>The query in the dialect FIND.</summary>
    public string? Find { get; init; }

    /// <summary>The query in the dialect SELECT.</summary>
    public string? Select { get; init; }

    /// <summary>The order, such as <c>sessions DESC, track</c>; null where the query sets none.</summary>
    public string? Order { get; init; }

    /// <summary>The query's LIMIT, if it has one; then the order must leave no two rows equal.</summary>
    public int? Limit { get; init; }

    public IReadOnlyList<string> ColumnNames => Columns.Split(", ");

    public override string ToString() => Text;
}
