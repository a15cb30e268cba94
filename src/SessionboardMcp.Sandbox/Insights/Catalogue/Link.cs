using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>A many-to-many relation, kept in a table of its own.</summary>
/// <param name="Table">The table: columns <c>from_key</c> and <c>to_key</c>.</param>
/// <param name="From">The entity on the one side.</param>
/// <param name="To">The entity on the other side.</param>
/// <param name="Pairs">The pairs of record ids in an event, each pair once.</param>
internal sealed record Link(string Table, string From, string To, Func<Event, IEnumerable<(string From, string To)>> Pairs);

/// <summary>The one record of another entity that a record points to, kept as a column beside its fields.</summary>
/// <param name="Column">The column that holds the other record's key.</param>
/// <param name="Target">The other entity.</param>
/// <param name="TargetId">The other record's id; null where there is none.</param>
internal sealed record Reference<T>(string Column, string Target, Func<T, string?> TargetId);
