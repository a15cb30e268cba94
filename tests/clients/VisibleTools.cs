using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Clients;

/// <summary>The tools that every client sees by default, in their order.</summary>
internal static class VisibleTools
{
    public static string[] Names { get; } = [.. ToolCatalogue.Create().Select(tool => tool.ProtocolTool.Name)];
}
