using System.Text;

namespace SessionboardMcp.Server.Hosting;

/// <summary>What <c>serve --local</c> says once it listens: where, and what each assistant needs to be told.</summary>
internal static class LocalGreeting
{
    /// <summary>The text.</summary>
    /// <param name="mcp">The address of the MCP endpoint.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    /// <param name="token">The bearer token; null where none is asked for.</param>
    /// <param name="approval">The line that says how a browser is made the one that approves changes; null where nothing can be changed.</param>
    public static string Of(string mcp, Uri? sandbox, string? token, string? approval = null)
    {
        var header = token is null ? "" : $" --header \"Authorization: Bearer {token}\"";
        var headers = token is null ? "" : $", \"headers\": {{\"Authorization\": \"Bearer {token}\"}}";
        var text = new StringBuilder();
        text.Append($"\nMCP is served at {mcp} for this machine only.\n");
        if (sandbox is not null)
            text.Append($"Sandbox: every event, person and number is INVENTED. It stands in for Sessionboard at {sandbox}\n");
        if (token is not null)
            text.Append($"Bearer token, required on every request and the same at the next start: {token}\n");
        text.Append($"\nConnect Claude Code: claude mcp add --transport http sessionboard {mcp}{header}\n");
        text.Append($"Connect VS Code, in .vscode/mcp.json: {{\"servers\": {{\"sessionboard\": {{\"type\": \"http\", \"url\": \"{mcp}\"{headers}}}}}}}\n");
        text.Append($"Connect Cursor, in ~/.cursor/mcp.json: {{\"mcpServers\": {{\"sessionboard\": {{\"url\": \"{mcp}\"{headers}}}}}}}\n");
        if (approval is not null)
            text.Append($"\n{approval}\n");
        return text.ToString();
    }

    /// <summary>The text for a log, which is kept and shipped elsewhere: neither the token nor a code is in it.</summary>
    /// <param name="mcp">The address of the MCP endpoint.</param>
    /// <param name="sandbox">The address of the sandbox; null for the real Sessionboard.</param>
    /// <param name="token">Where the bearer token is found, as the end of "The bearer token, required on every request, "; null where none is asked for.</param>
    /// <param name="canApprove">Whether a browser can be made one that approves changes.</param>
    public static string ForLog(string mcp, Uri? sandbox, string? token, bool canApprove) => string.Join('\n', ((string?[])
    [
        $"MCP is served at {mcp} for this machine only.",
        sandbox is null ? null : $"Sandbox: every event, person and number is INVENTED. It stands in for Sessionboard at {sandbox}",
        token is null ? null : $"The bearer token, required on every request, {token}",
        canApprove ? "To approve changes in a browser, run the command pair with the same --data: it prints the address." : null,
    ]).OfType<string>());
}
