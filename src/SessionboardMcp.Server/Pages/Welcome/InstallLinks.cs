using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>
/// Links by which assistants take the connector's address, and what is written where there is no link. Looked up 2026-11-29: Claude
/// (claude.ai, customize/connectors), VS Code (<c>vscode:mcp/install?</c> and the JSON of one server with its name), Cursor
/// (cursor.com/docs/mcp/install-links: name, and the server's JSON in base64). ChatGPT has none.
/// </summary>
internal static class InstallLinks
{
    /// <summary>What stands where the token has to be put.</summary>
    public const string TokenPlace = "TOKEN";

    private const string Name = "sessionboard";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Opens Claude's dialog for a connector of one's own, filled in.</summary>
    public static string Claude(string resource) =>
        $"https://claude.ai/customize/connectors?modal=add-custom-connector&connectorName=Sessionboard&connectorUrl={Uri.EscapeDataString(resource)}";

    /// <summary>Opens VS Code, which asks for the token itself and keeps it.</summary>
    public static string VsCode(string resource, bool needsToken)
    {
        var server = new JsonObject { ["name"] = Name, ["type"] = "http", ["url"] = resource };
        if (needsToken)
        {
            server["headers"] = Bearer("${input:sessionboard-token}");
            server["inputs"] = new JsonArray(new JsonObject
            {
                ["type"] = "promptString",
                ["id"] = "sessionboard-token",
                ["description"] = "The bearer token of the Sessionboard connector",
                ["password"] = true,
            });
        }

        return $"vscode:mcp/install?{Uri.EscapeDataString(server.ToJsonString(Plain))}";
    }

    /// <summary>Opens Cursor.</summary>
    public static string Cursor(string resource, bool needsToken) =>
        $"cursor://anysphere.cursor-deeplink/mcp/install?name={Name}&config={Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Server(resource, needsToken, type: null).ToJsonString(Plain))))}";

    /// <summary>The command for Claude Code.</summary>
    public static string ClaudeCode(string resource, bool needsToken) =>
        $"claude mcp add --transport http {Name} {resource}{(needsToken ? $" --header \"Authorization: Bearer {TokenPlace}\"" : "")}";

    /// <summary>What VS Code has in <c>.vscode/mcp.json</c>.</summary>
    public static string VsCodeFile(string resource, bool needsToken) =>
        new JsonObject { ["servers"] = new JsonObject { [Name] = Server(resource, needsToken, "http") } }.ToJsonString(Plain);

    /// <summary>What Cursor has in <c>~/.cursor/mcp.json</c>.</summary>
    public static string CursorFile(string resource, bool needsToken) =>
        new JsonObject { ["mcpServers"] = new JsonObject { [Name] = Server(resource, needsToken, type: null) } }.ToJsonString(Plain);

    /// <summary>What an assistant has that starts a program.</summary>
    public static string ProgramFile(bool isInvented) => new JsonObject
    {
        ["mcpServers"] = new JsonObject
        {
            [Name] = new JsonObject { ["command"] = "/path/to/sessionboard-mcp", ["args"] = isInvented ? new JsonArray("stdio", "--sandbox") : new JsonArray("stdio") },
        },
    }.ToJsonString(Plain);

    private static JsonObject Server(string resource, bool needsToken, string? type)
    {
        var server = new JsonObject();
        if (type is not null)
            server["type"] = type;
        server["url"] = resource;
        if (needsToken)
            server["headers"] = Bearer(TokenPlace);
        return server;
    }

    private static JsonObject Bearer(string token) => new() { ["Authorization"] = $"Bearer {token}" };
}
