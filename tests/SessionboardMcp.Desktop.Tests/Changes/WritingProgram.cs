using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Desktop.Tests.Hosting;
using SessionboardMcp.Logs;
using SessionboardMcp.Sandbox.Hosting;

namespace SessionboardMcp.Desktop.Tests.Changes;

/// <summary>The desktop program with a real credential, as a process that the official C# client starts; native where it was published.</summary>
internal sealed class WritingProgram(McpClient client) : IAsyncDisposable
{
    /// <summary>Starts it.</summary>
    /// <param name="sandbox">Its Sessionboard.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="revision">The revision of MCP.</param>
    /// <param name="answer">What a person answers to its forms; null for a client without forms.</param>
    /// <param name="browsers">Where it looks for the person's browser; null where it is to open none.</param>
    /// <param name="token">The API token.</param>
    /// <param name="showsPersonalData">Whether its person lets personal data be shown, where the token does, too.</param>
    public static async Task<WritingProgram> StartAsync(
        SandboxHost sandbox, string data, string revision, Func<ElicitRequestParams, ElicitResult>? answer = null, string? browsers = null,
        string token = "sandbox-full", bool showsPersonalData = false)
    {
        var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions
            {
                Command = File.Exists(DesktopProgram.Native) ? DesktopProgram.Native : DesktopProgram.Built,
                Arguments = ["stdio", "--data", data],
                EnvironmentVariables = new Dictionary<string, string?>(ProcessLog.Variables.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
                {
                    ["SESSIONBOARD_API_TOKEN"] = token,
                    ["Privacy__ShowPersonalData"] = showsPersonalData ? "true" : "false",
                    ["SESSIONBOARD_BASE_URL"] = sandbox.BaseAddress.ToString(),
                    ["Writes__OpensWindow"] = browsers is null ? "false" : null,
                    ["PATH"] = browsers ?? Environment.GetEnvironmentVariable("PATH"),
                    ["DISPLAY"] = ":0",
                    ["Sessionboard__Scopes"] = string.Join(' ', Scopes.AllRead.Concat(Scopes.AllWrite)),
                },
            }),
            new McpClientOptions
            {
                ProtocolVersion = revision,
                Capabilities = answer is null ? null : new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
                Handlers = answer is null ? new McpClientHandlers() : new McpClientHandlers { ElicitationHandler = (question, _) => ValueTask.FromResult(answer(question!)) },
            });
        client.NegotiatedProtocolVersion.ShouldBe(revision);
        return new WritingProgram(client);
    }

    /// <summary>The answer of a call that works.</summary>
    public async Task<JsonElement> AskAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldNotBe(true, Text(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>What is said to a call that does not work.</summary>
    public async Task<string> AskInVainAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldBe(true, Text(result));
        return Text(result);
    }

    /// <summary>What is said to a call, and whether it is an error.</summary>
    public async Task<(bool IsError, string Said)> SaidAsync(string tool, IReadOnlyDictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments);
        return (result.IsError == true, Text(result));
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private ValueTask<CallToolResult> CallAsync(string tool, object? arguments) => client.CallToolAsync(
        tool, JsonSerializer.SerializeToElement(arguments ?? new { }).EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value));

    private static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
