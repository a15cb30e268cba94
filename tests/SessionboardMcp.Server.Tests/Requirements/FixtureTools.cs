using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>The tools that the suite calls by name and that ask nobody anything.</summary>
internal static partial class FixtureTools
{
    private static readonly string[] Lines = ["Tool execution started", "Tool processing data", "Tool execution completed"];

    public static IEnumerable<McpServerTool> Create() =>
    [
        Tool("test_simple_text", () => FixtureContent.Result(FixtureContent.Text("This is a simple text response for testing."))),
        Tool("test_image_content", () => FixtureContent.Result(FixtureContent.Image())),
        Tool("test_audio_content", () => FixtureContent.Result(FixtureContent.Audio())),
        Tool("test_embedded_resource", () => FixtureContent.Result(FixtureContent.Embedded("test://embedded-resource", "text/plain", "This is an embedded resource content."))),
        Tool("test_multiple_content_types", () => FixtureContent.Result(
            FixtureContent.Text("Multiple content types test:"),
            FixtureContent.Image(),
            FixtureContent.Embedded("test://mixed-content-resource", "application/json", """{"test":"data","value":123}"""))),
        Tool("test_error_handling", () => new CallToolResult { IsError = true, Content = [FixtureContent.Text("This tool intentionally returns an error for testing")] }),
        Tool("test_tool_with_progress", ReportAsync),
        Tool("test_tool_with_logging", NotifyAsync),
        Tool("test_logging_tool", LogAsync),
        new SchemaTool(),
        Tool("test_streaming_elicitation", () => FixtureContent.Result(FixtureContent.Text("Nothing was asked on the stream."))),
        Tool("test_missing_capability", DemandSampling),
    ];

    internal static McpServerTool Tool(string name, Delegate body) => McpServerTool.Create(body, new McpServerToolCreateOptions { Name = name, Description = "A fixture of the conformance suite." });

    private static Task<CallToolResult> ReportAsync(IProgress<ProgressNotificationValue> progress)
    {
        foreach (var part in (int[])[0, 50, 100])
            progress.Report(new ProgressNotificationValue { Progress = part, Total = 100 });
        return Task.FromResult(FixtureContent.Result(FixtureContent.Text("Reported.")));
    }

    // Without sessions nothing remembers the level that a client of 2025-11-25 set, so the lines are sent whatever it is.
    private static async Task<CallToolResult> NotifyAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        foreach (var line in Lines)
        {
            await request.Server.SendNotificationAsync(
                NotificationMethods.LoggingMessageNotification,
                new LoggingMessageNotificationParams { Level = LoggingLevel.Info, Data = JsonSerializer.SerializeToElement(line) },
                cancellationToken: cancellationToken);
        }

        return FixtureContent.Result(FixtureContent.Text("Logged."));
    }

    private static async Task<CallToolResult> LogAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        using var provider = request.Server.AsClientLoggerProvider();
        var logger = provider.CreateLogger("conformance");
        foreach (var line in Lines)
            Log.Line(logger, line);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return FixtureContent.Result(FixtureContent.Text("Logged."));
    }

    private static CallToolResult DemandSampling(RequestContext<CallToolRequestParams> request) =>
        request.Server.ClientCapabilities?.Sampling is null
            ? throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new SamplingCapability() })
            : FixtureContent.Result(FixtureContent.Text("The client can sample."));

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Text}")]
        public static partial void Line(ILogger logger, string text);
    }
}
