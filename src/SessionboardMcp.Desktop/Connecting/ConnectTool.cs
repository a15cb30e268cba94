using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Desktop.Identity;

namespace SessionboardMcp.Desktop.Connecting;

/// <summary><c>connect_sessionboard</c>: opens the sign-in page in the person's own browser. It reads nothing of Sessionboard's, and hands nothing out.</summary>
internal sealed class ConnectTool : McpServerTool
{
    /// <inheritdoc/>
    public override Tool ProtocolTool { get; } = new()
    {
        Name = HowToConnect.Tool,
        Title = "Connect Sessionboard",
        Description = "Opens Sessionboard's sign-in page in the person's browser, where they sign in and choose. Call it when a tool says that nobody is connected, "
            + "and tell the person that a page opens. It waits up to 40 seconds; call it again while they are busy there. No password or token passes through here.",
        InputSchema = ConnectArguments.Schema,
        // It keeps a sign-in on this machine, and changes nothing at Sessionboard.
        Annotations = new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
    };

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var region = ConnectArguments.ReadRegion(request.Params.Arguments);
        var outcome = await request.Services!.GetRequiredService<Connector>().ConnectAsync(region, cancellationToken);
        return new CallToolResult
        {
            IsError = outcome.State == SignInState.Failed,
            Content = [new TextContentBlock { Text = outcome.Sentence }],
        };
    }
}
