using System.Diagnostics;
using System.Net;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>The built server as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Settings = ["SESSIONBOARD", "PublicUrl", "OutsideIssuer", "ASPNETCORE_URLS"];
    private readonly Process _process;
    private readonly SpokenLines _output = new();
    private readonly SpokenLines _error = new();

    private ServerProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        _process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that it wrote to its standard output until now.</summary>
    public string Output => _output.Text;

    /// <summary>Starts <c>serve</c>, and waits until it answers.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="arguments">The rest of the command line.</param>
    public static Task<ServerProcess> StartAsync(Uri address, params string[] arguments) =>
        StartAsync(address, new Dictionary<string, string>(), arguments);

    /// <summary>Starts <c>serve</c> with environment variables, and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(Uri address, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var server = new ServerProcess(Describe(environment, ["serve", "--urls", address.GetLeftPart(UriPartial.Authority), .. arguments]));
        using var http = new HttpClient(new SocketsHttpHandler());
        using var deadline = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsHealthyAsync(http, new Uri(address, "/healthz"), deadline.Token))
        {
            if (server._process.HasExited)
                throw new InvalidOperationException($"The server ended: {server._output.Text}{server._error.Text}");
            await timer.WaitForNextTickAsync(deadline.Token);
        }

        return server;
    }

    /// <summary>Runs a command line to its end. What it logs is not among what it writes.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var run = new ServerProcess(Describe(environment, arguments));
        using var deadline = new CancellationTokenSource(Patience);
        // Waits for the end of both streams, too.
        await run._process.WaitForExitAsync(deadline.Token);
        return (run._process.ExitCode, ProcessLog.Without(run._output.Text), ProcessLog.Without(run._error.Text));
    }

    /// <summary>Whether it has a library in its memory (proc(5), <c>/proc/PID/maps</c>).</summary>
    public bool HasLoaded(string library) =>
        File.ReadLines($"/proc/{_process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}/maps").Any(line => line.Contains(library, StringComparison.Ordinal));

    /// <summary>Waits for a line of its standard output, from now on.</summary>
    public Task SaysAsync(Func<string, bool> line) => _output.NextAsync(line).WaitAsync(Patience);

    /// <summary>Sends it a signal, such as TERM.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Kills it (SIGKILL), and waits until it is gone: nothing is cleaned up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // What the machine's own environment sets must not decide what a test sees.
    private static ProcessStartInfo Describe(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "SessionboardMcp.Server"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => Settings.Any(setting => name.StartsWith(setting, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in ProcessLog.Variables.Concat(environment))
            start.Environment[name] = value;
        return start;
    }

    private static void Hear(SpokenLines stream, string? line)
    {
        ProcessLog.TryTake(line);
        stream.Add(line);
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
