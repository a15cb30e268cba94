namespace SessionboardMcp.Server.Addresses;

/// <summary>Where assistants call.</summary>
internal static class McpEndpoint
{
    /// <summary>Its path.</summary>
    public const string Path = "/mcp";

    /// <summary>Whether a request is for it.</summary>
    public static bool IsCalled(HttpContext context) => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
