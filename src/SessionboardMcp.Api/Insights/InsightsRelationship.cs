namespace SessionboardMcp.Api.Insights;

/// <summary>Where one entity leads to another.</summary>
/// <param name="Name">The name used in a dotted path.</param>
/// <param name="Target">The name of the entity it leads to.</param>
/// <param name="IsMany">
/// Whether it leads to many; told by the cardinality, else guessed from a plural name.
/// </param>
/// <param name="Description">What the schema says of it, warnings included.</param>
public sealed record InsightsRelationship(string Name, string Target, bool IsMany, string? Description);
