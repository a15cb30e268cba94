using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Packaging;

/// <summary>Asks a program for its tools, as an assistant would on the first day: without a credential it lists all of them.</summary>
internal static class ProgramTools
{
    private static readonly string[] Variables =
        [Wording.ApiToken, Wording.Region, Wording.OAuthClient, "SESSIONBOARD_BASE_URL", "Sessionboard__ApiToken", "Sessionboard__Region", "Sessionboard__BaseUrl", "Sessionboard__OAuth__ClientId"];

    /// <summary>The tools of a program.</summary>
    public static async Task<IReadOnlyList<Tool>> ListAsync(string program, CancellationToken cancellationToken)
    {
        await using var assistant = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions
            {
                Command = program,
                // A folder that is not there, as whoever packs may be signed in.
                Arguments = ["stdio", "--data", Path.Combine(Path.GetTempPath(), "sessionboard-mcp-" + Guid.NewGuid().ToString("N"))],
                EnvironmentVariables = Variables.ToDictionary(name => name, _ => (string?)null),
            }),
            new McpClientOptions { ProtocolVersion = "2025-11-25" },
            cancellationToken: cancellationToken);
        return [.. (await assistant.ListToolsAsync(cancellationToken: cancellationToken)).Select(tool => tool.ProtocolTool)];
    }
}
