using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>Speaks MCP until standard input ends.</summary>
internal static class StdioRun
{
    /// <summary>Runs the server on standard input and output, until the input ends and what was read is answered.</summary>
    public static async Task<int> RunAsync(
        bool usesSandbox, IReadOnlyList<string> configuration, DesktopIdentity identity, StandardStreams streams, CancellationToken cancellationToken)
    {
        await using var sandbox = usesSandbox ? await SandboxHost.StartAsync(new SandboxOptions(), cancellationToken) : null;
        using var host = StdioHost.Build(configuration, sandbox?.BaseAddress, identity, streams.Input, streams.Output);
        CheckCredential(host.Services);
        if (sandbox is not null)
            await streams.Error.WriteLineAsync("Sandbox: every event, person and number is INVENTED.");
        if (identity.Notice is { } notice)
            await streams.Error.WriteLineAsync(notice);
        await host.RunAsync(cancellationToken);
        return 0;
    }

    // A missing or unusable credential is told now, not at the first question. An ended sign-in is not: assistants hide why a
    // program did not start, but show what a tool answers, and signing in puts it right while this runs.
    private static void CheckCredential(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<ISessionboardClient>();
        }
        catch (SignInEndedException)
        {
            return;
        }
    }
}
