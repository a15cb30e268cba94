using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Desktop.SignIn;
using SessionboardMcp.Sandbox.Hosting;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>Speaks MCP until standard input ends.</summary>
internal static class StdioRun
{
    /// <summary>Runs the server on standard input and output.</summary>
    public static async Task<int> RunAsync(
        bool usesSandbox, IReadOnlyList<string> configuration, StoredSignIn signIn, TextWriter error, CancellationToken cancellationToken)
    {
        await using var sandbox = usesSandbox ? await SandboxHost.StartAsync(new SandboxOptions(), cancellationToken) : null;
        using var host = StdioHost.Build(configuration, sandbox?.BaseAddress, signIn);
        // A missing or unusable credential is told now, not at the first question.
        host.Services.GetRequiredService<ISessionboardClient>();
        if (sandbox is not null)
            await error.WriteLineAsync("Sandbox: every event, person and number is INVENTED.");
        await host.RunAsync(cancellationToken);
        return 0;
    }
}
