using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Starts the server, says where it listens, and runs until it is told to stop.</summary>
internal static class ServerRun
{
    /// <summary>Serves MCP.</summary>
    /// <exception cref="ConfigurationProblemException">A setting keeps it from starting.</exception>
    public static async Task<int> ServeAsync(ServeSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        if (!settings.IsLocal)
            return await SignInRun.ServeAsync(settings, output, cancellationToken);

        await using var sandbox = settings.UsesSandbox ? await SandboxStart.AtAsync(settings.SandboxUrl, settings.Configuration, cancellationToken) : null;
        await using var app = ServerApp.Build(settings, sandbox?.BaseAddress);
        // A missing or unusable credential is told now, not at the first question.
        app.Services.GetRequiredService<ISessionboardClient>();
        await Listening.StartAsync(app, cancellationToken);
        await output.WriteLineAsync(Greeting(app, sandbox));
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static string Greeting(WebApplication app, SandboxHost? sandbox)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var mcp = $"{addresses.First().TrimEnd('/')}/mcp";
        var token = app.Services.GetRequiredService<LocalToken>().Value;
        var header = token is null ? "" : $" --header \"Authorization: Bearer {token}\"";
        var data = sandbox is null
            ? ""
            : $"\nSandbox: every event, person and number is INVENTED. It stands in for Sessionboard at {sandbox.BaseAddress}";
        var secret = token is null ? "" : $"\nThis start's bearer token, required on every request: {token}";
        return $"\nMCP is served at {mcp} for this machine only.{data}{secret}\nConnect Claude Code: claude mcp add --transport http sessionboard {mcp}{header}\n";
    }
}
