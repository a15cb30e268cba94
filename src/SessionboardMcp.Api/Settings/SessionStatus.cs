namespace SessionboardMcp.Api.Settings;

/// <summary>A status of sessions: one of the five core ones, or a custom one that maps to one of them.</summary>
public sealed record SessionStatus : Setting
{
    /// <summary>The core status it is or maps to: accepted, accept_queue, pending, decline_queue, declined.</summary>
    public string? Status { get; init; }

    /// <summary>The name of that core status.</summary>
    public string? StatusName { get; init; }

    /// <summary>Whether organizers added it.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Its colour as the API writes it, mostly <c>#rrggbb</c>.</summary>
    public string? Color { get; init; }

    /// <summary>Its place in the organizers' own order; null when not told.</summary>
    public int? Order { get; init; }
}
