namespace SessionboardMcp.Api.Settings;

/// <summary>A format, such as a talk or a workshop.</summary>
public sealed record SessionFormat : Setting
{
    /// <summary>Its place in the organizers' own order; null when not told.</summary>
    public int? Order { get; init; }
}
