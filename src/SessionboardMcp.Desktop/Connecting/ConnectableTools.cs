using ModelContextProtocol.Server;

namespace SessionboardMcp.Desktop.Connecting;

/// <summary>
/// The tools of a program that somebody can sign in to while it runs. All stay callable, as assistants keep the list that they saw first;
/// who wants to know is told that the list is another one now (MCP 2025-11-25 by a notification, 2026-07-28 by a subscription).
/// </summary>
internal sealed class ConnectableTools : McpServerPrimitiveCollection<McpServerTool>
{
    /// <summary>Tells that what is listed changed.</summary>
    public void Announce() => RaiseChanged();
}
