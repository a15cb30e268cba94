namespace SessionboardMcp.Sandbox.Access;

/// <summary>A token that the sandbox knows. The access middleware puts the caller's one into <c>HttpContext.Features</c>.</summary>
/// <param name="Value">What the caller sends; for one who signed in, the id of the grant behind it. Requests are counted by it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="HasMcpAccess">Whether its "MCP access" switch is on.</param>
/// <param name="HidesPii">Whether its "hide PII" switch is on.</param>
/// <param name="EventIds">The only events it may see; null for all.</param>
public sealed record SandboxToken(
    string Value,
    IReadOnlySet<string> Scopes,
    bool HasMcpAccess,
    bool HidesPii,
    IReadOnlySet<int>? EventIds)
{
    /// <summary>The organization that it opens.</summary>
    public DemoOrganization Organization { get; init; } = DemoOrganization.Main;

    /// <summary>Whether it may see the event.</summary>
    public bool MaySee(int eventId) => EventIds is null || EventIds.Contains(eventId);
}
