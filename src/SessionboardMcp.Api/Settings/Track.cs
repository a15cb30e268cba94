namespace SessionboardMcp.Api.Settings;

/// <summary>A track, the theme that sessions are grouped by.</summary>
public sealed record Track : Setting
{
    /// <summary>Its colour as the API writes it, mostly <c>#rrggbb</c>.</summary>
    public string? Color { get; init; }

    /// <summary>Its place in the organizers' own order; null when not told.</summary>
    public int? Order { get; init; }
}
