namespace SessionboardMcp.Api.Settings;

/// <summary>A room that sessions take place in.</summary>
public sealed record Room : Setting
{
    /// <summary>How many people fit in; null when not told.</summary>
    public int? Capacity { get; init; }

    /// <summary>Its place in the organizers' own order; null when not told.</summary>
    public int? Order { get; init; }
}
