using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Desktop.Tests.Hosting;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Desktop.Tests.Connecting;

/// <summary>The program as an assistant starts it, by a real client.</summary>
internal static class UnconnectedProgram
{
    /// <summary>Starts it.</summary>
    /// <param name="revision">The protocol's revision.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="arguments">More of its arguments.</param>
    /// <param name="environment">Variables.</param>
    public static Task<McpClient> StartAsync(string revision, string data, string[] arguments, params (string Name, string? Value)[] environment) =>
        McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions
            {
                Command = DesktopProgram.Built,
                Arguments = ["stdio", "--data", data, .. arguments, .. ProcessLog.Arguments],
                StandardErrorLines = line => ProcessLog.TryTake(line),
                EnvironmentVariables = environment.Prepend(("SESSIONBOARD_API_TOKEN", null)).GroupBy(pair => pair.Item1).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Item2),
            }),
            new McpClientOptions { ProtocolVersion = revision, DiscoverProbeTimeout = Timeout.InfiniteTimeSpan });

    /// <summary>What an answer says.</summary>
    public static string Text(this CallToolResult result) => result.Content.OfType<TextContentBlock>().ShouldHaveSingleItem().Text;

    /// <summary>A folder that is not there.</summary>
    public static string NoFolder() => Path.Combine(Path.GetTempPath(), "sessionboard-mcp-" + Guid.NewGuid().ToString("N"));
}
