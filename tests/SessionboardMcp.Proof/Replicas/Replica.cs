using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>One process of the server, which can be stopped as an operator's platform stops it, and started again at the same address.</summary>
/// <param name="number">Which one it is, from 1.</param>
/// <param name="program">The built server.</param>
/// <param name="port">Where it listens, on loopback.</param>
/// <param name="settings">The command line after <c>serve</c>.</param>
internal sealed class Replica(int number, string program, int port, string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly string[] Grave = ["Error", "Critical"];

    private readonly ConcurrentDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    public int Number => number;

    public int Port => port;

    /// <summary>The process of now.</summary>
    public int Id => _process!.Id;

    /// <summary>How often it ended with another code than 0.</summary>
    public int BadEnds { get; private set; }

    /// <summary>The lines of its log of level Error and above, over all of its lives, with how often each came.</summary>
    public IReadOnlyDictionary<string, int> Errors => _errors;

    public bool Runs => _process is { HasExited: false };

    /// <summary>Resident memory, in MiB.</summary>
    public long Resident => Now().WorkingSet64 >> 20;

    /// <summary>What the process of now has computed.</summary>
    public TimeSpan Computed => Now().TotalProcessorTime;

    /// <summary>Starts it, and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(program, ["serve", "--urls", $"http://127.0.0.1:{port}", .. settings]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SESSIONBOARD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["Logging__Console__FormatterName"] = "json";
        _process?.Dispose();
        var process = _process = Process.Start(start)!;
        var said = new ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        while (!await IsReadyAsync(deadline.Token))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"Replica {number} ended: {string.Join('\n', said)}");
            await Task.Delay(50, deadline.Token);
        }
    }

    /// <summary>Sends it SIGTERM, and waits for its end: it drains first.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        if (_process.ExitCode != 0)
            BadEnds++;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Now()
    {
        _process!.Refresh();
        return _process;
    }

    private void Hear(string? line)
    {
        if (line is null || !Grave.Any(level => line.Contains($"\"LogLevel\":\"{level}\"", StringComparison.Ordinal)))
            return;
        using var record = JsonDocument.Parse(line);
        var message = record.RootElement.GetProperty("Message").GetString()!;
        _errors.AddOrUpdate(message[..Math.Min(message.Length, 160)], 1, (_, times) => times + 1);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://127.0.0.1:{port}/readyz"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            return false;
        }
    }
}
