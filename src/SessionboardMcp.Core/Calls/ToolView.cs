using System.Text.Json.Nodes;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// The view in which a host that can shows a tool's answers (MCP Apps, specification 2026-01-26, "Resource Discovery"): a page of ours in a
/// frame of the assistant. It is told to those clients alone that declared the extension.
/// </summary>
/// <param name="Address">The address of its page, a resource.</param>
/// <param name="IsForViewOnly">Whether the tool is for the view alone, and no model is to see it.</param>
internal sealed record ToolView(string Address, bool IsForViewOnly = false)
{
    /// <summary>The extension, as clients declare it in their capabilities.</summary>
    public const string Extension = "io.modelcontextprotocol/ui";

    /// <summary>The media type of a page, which clients declare with the extension.</summary>
    public const string MediaType = "text/html;profile=mcp-app";

    /// <summary>The agenda board.</summary>
    public static ToolView AgendaBoard { get; } = new("ui://sessionboard/agenda");

    /// <summary>What is told of it with a tool.</summary>
    public JsonObject Meta()
    {
        var view = new JsonObject { ["resourceUri"] = Address };
        if (IsForViewOnly)
            view["visibility"] = new JsonArray("app");
        // The flat key is deprecated there; hosts of 2025 know no other.
        return new JsonObject { ["ui"] = view, ["ui/resourceUri"] = Address };
    }
}
