using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Start;

/// <summary>The server as it was published, with the variables that the image sets.</summary>
/// <param name="folder">Where it was published.</param>
/// <param name="arguments">The command line after <c>serve</c>, the address and the data directory.</param>
internal sealed class PublishedServer(string folder, string[] arguments)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Publishes it as the Dockerfile does.</summary>
    /// <returns>The folder.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Project(), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", folder, "-v", "q", "--nologo"])
        { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"The server cannot be published: {said}");
    }

    /// <summary>Starts it once.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="staysIdle">Whether its memory is asked after a while.</param>
    /// <returns>The milliseconds until <c>/readyz</c> said so, and the memory that it then takes; null where it was not asked.</returns>
    public async Task<(double Ready, IdleMemory? Idle)> StartAsync(string data, bool staysIdle)
    {
        var address = $"http://localhost:{SignInServer.FreePort().ToString(CultureInfo.InvariantCulture)}";
        using var http = new HttpClient(new SocketsHttpHandler());
        using var deadline = new CancellationTokenSource(Patience);
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(Describe(address, data))!;
        try
        {
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            while (!await IsReadyAsync(http, new Uri($"{address}/readyz"), deadline.Token))
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"The server ended: {string.Concat(await said)}");
                await Task.Delay(5, deadline.Token);
            }

            var ready = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (!staysIdle)
                return (ready, null);
            await Task.Delay(Idle, deadline.Token);
            return (ready, IdleMemory.Of(process.Id));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private ProcessStartInfo Describe(string address, string data)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "SessionboardMcp.Server.dll"), "serve", "--urls", address, "--data", data, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SESSIONBOARD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["Logging__Console__FormatterName"] = "json";
        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Project([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/SessionboardMcp.Server"));
}
