using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Diagnostics;

/// <summary>A name that was looked for in vain.</summary>
/// <param name="Kind">What it should have named: <c>entity</c>, <c>field</c>, <c>relationship</c> or <c>function</c>.</param>
/// <param name="Name">The name as it is written.</param>
/// <param name="Known">The names that exist there.</param>
/// <param name="From">The entities in which it was looked for; empty for an entity or function.</param>
internal sealed record NameSought(string Kind, Identifier Name, IReadOnlyList<string> Known, IReadOnlyList<SbqlEntity> From);
