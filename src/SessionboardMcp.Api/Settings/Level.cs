namespace SessionboardMcp.Api.Settings;

/// <summary>A level of difficulty.</summary>
public sealed record Level : Setting
{
    /// <summary>Its place in the organizers' own order; null when not told.</summary>
    public int? Order { get; init; }
}
