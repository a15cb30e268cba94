namespace SessionboardMcp.Api.Settings;

/// <summary>A language that sessions are held in.</summary>
public sealed record Language : Setting
{
    /// <summary>Its place in the organizers' own order; null when not told.</summary>
    public int? Order { get; init; }
}
