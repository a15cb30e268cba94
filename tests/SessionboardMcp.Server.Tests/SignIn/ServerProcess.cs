using System.Diagnostics;
using System.Net;

namespace SessionboardMcp.Server.Tests.SignIn;

/// <summary>The built server as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly Task<string> _output;

    private ServerProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts <c>serve</c>, and waits until it answers.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="arguments">The rest of the command line.</param>
    public static async Task<ServerProcess> StartAsync(Uri address, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "SessionboardMcp.Server"), ["serve", "--urls", address.GetLeftPart(UriPartial.Authority), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SESSIONBOARD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("The server did not start."));
        using var http = new HttpClient(new SocketsHttpHandler());
        using var deadline = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsHealthyAsync(http, new Uri(address, "/healthz"), deadline.Token))
        {
            if (server._process.HasExited)
                throw new InvalidOperationException($"The server ended: {await server._output}");
            await timer.WaitForNextTickAsync(deadline.Token);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
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
}
