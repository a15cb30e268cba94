using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights.Offers;

/// <summary>A query whose rows mean something else than they seem, and what the query that is offered instead must answer.</summary>
/// <param name="Query">The query.</param>
/// <param name="Code">The rule that finds it.</param>
/// <param name="Rows">The rows that were meant, calculated from the records, in any order.</param>
internal sealed record Doubt(string Query, string Code, Func<Event, IEnumerable<object?[]>> Rows)
{
    public override string ToString() => $"{Code}: {Query}";
}
