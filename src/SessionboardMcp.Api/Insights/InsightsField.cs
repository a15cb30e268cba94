namespace SessionboardMcp.Api.Insights;

/// <summary>One field of an entity.</summary>
/// <param name="Name">Its name in queries.</param>
/// <param name="Type">Its type as the schema writes it (text, datetime, int, …); <c>text</c> when none is told.</param>
/// <param name="Description">What the schema says of it.</param>
/// <param name="ContainsPii">Whether the schema marks it as holding personal data.</param>
/// <param name="Functions">The functions the schema lists for it; empty when it lists none.</param>
public sealed record InsightsField(
    string Name,
    string Type,
    string? Description,
    bool ContainsPii,
    IReadOnlyList<string> Functions)
{
    /// <summary>Whether the schema says of it that it holds personal data or that it does not; else nothing is known.</summary>
    public bool TellsPii { get; init; }

    /// <summary>The name that people see, where the schema tells it beside the one for queries.</summary>
    public string? Label { get; init; }
}
