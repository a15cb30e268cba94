namespace SessionboardMcp.Api.Insights;

/// <summary>One entity of the schema.</summary>
/// <param name="Name">Its name, as <c>SELECT … FROM</c> takes it.</param>
/// <param name="Singular">Its singular, when the schema tells it.</param>
/// <param name="FindNames">The names that <c>FIND</c> takes for it, when the schema tells them; else empty.</param>
/// <param name="Description">What the schema says of it, warnings included. Text of Sessionboard's, not ours.</param>
/// <param name="Fields">Its fields, custom ones included.</param>
/// <param name="Relationships">Where a dotted name or a JOIN leads from it.</param>
public sealed record InsightsEntity(
    string Name,
    string? Singular,
    IReadOnlyList<string> FindNames,
    string? Description,
    IReadOnlyList<InsightsField> Fields,
    IReadOnlyList<InsightsRelationship> Relationships);
