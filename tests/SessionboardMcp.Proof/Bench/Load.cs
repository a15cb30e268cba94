using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace SessionboardMcp.Proof.Bench;

/// <summary>What was measured at one number of connections.</summary>
/// <param name="P50">The median, in milliseconds.</param>
/// <param name="P99">The 99th percentile, in milliseconds.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Computing">Processor time of the process that answers, in milliseconds an answer.</param>
/// <param name="Answers">How many answers that was measured by.</param>
internal sealed record Figures(double P50, double P99, double PerSecond, double Computing, int Answers);

/// <summary>Asks again as soon as there is an answer, on a number of connections.</summary>
internal static class Load
{
    private static int _number;

    // In the first seconds a process computes little else than compiling, .NET and Node alike; how many depends on what else the machine does.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private const int MostLooks = 12;
    private const double NoLongerFaster = 1.05;

    /// <summary>Asks until what is asked is compiled: until three seconds bring no more answers than the three before.</summary>
    /// <param name="target">Where it asks.</param>
    /// <param name="token">The bearer, or the API token for Sessionboard itself; null for none.</param>
    /// <param name="body">The body of the request with a number, which never comes twice.</param>
    public static async Task WarmAsync(Uri target, string? token, Func<int, string> body)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        var (before, looks) = (0, 0);
        while (looks++ < MostLooks)
        {
            var answers = (await AskForAsync(http, target, token, body, 16, Look)).Length;
            if (looks > 2 && answers < before * NoLongerFaster)
                break;
            before = answers;
        }
    }

    /// <summary>Asks for so long on one connection, and at least once.</summary>
    /// <param name="target">Where it asks.</param>
    /// <param name="token">The bearer, or the API token for Sessionboard itself; null for none.</param>
    /// <param name="body">The body of the request with a number, which never comes twice.</param>
    /// <param name="span">How long.</param>
    public static async Task WarmAsync(Uri target, string? token, Func<int, string> body, TimeSpan span)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        await AskForAsync(http, target, token, body, 1, span);
    }

    /// <summary>Measures after a warm-up of the same kind.</summary>
    /// <param name="watched">The process whose computing counts.</param>
    /// <param name="target">Where it asks.</param>
    /// <param name="token">The bearer, or the API token for Sessionboard itself; null for none.</param>
    /// <param name="body">The body of the request with a number, which never comes twice.</param>
    /// <param name="connections">How many ask at once.</param>
    /// <param name="span">How long.</param>
    /// <exception cref="InvalidOperationException">An answer was not the right one: then no figure means anything.</exception>
    public static async Task<Figures> MeasureAsync(Process watched, Uri target, string? token, Func<int, string> body, int connections, TimeSpan span)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
        await AskForAsync(http, target, token, body, connections, span / 4);
        watched.Refresh();
        var before = watched.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var times = await AskForAsync(http, target, token, body, connections, span);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        watched.Refresh();
        Array.Sort(times);
        return new Figures(At(times, 0.5), At(times, 0.99), times.Length / seconds, (watched.TotalProcessorTime - before).TotalMilliseconds / times.Length, times.Length);
    }

    /// <summary>The bytes that the answering process allocates for an answer.</summary>
    /// <param name="watched">The process: one of .NET.</param>
    /// <param name="target">Where it asks.</param>
    /// <param name="token">The bearer, or the API token for Sessionboard itself; null for none.</param>
    /// <param name="body">The body of the request with a number, which never comes twice.</param>
    /// <param name="span">How long; a second where it is not said.</param>
    public static async Task<double> AllocatedAsync(Process watched, Uri target, string? token, Func<int, string> body, TimeSpan? span = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        var answers = 0;
        var bytes = await Counters.AllocatedAsync(watched.Id, async () => answers = (await AskForAsync(http, target, token, body, 1, span ?? TimeSpan.FromSeconds(1))).Length);
        return (double)bytes / answers;
    }

    private static double At(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    private static async Task<double[]> AskForAsync(HttpClient http, Uri target, string? token, Func<int, string> body, int connections, TimeSpan span)
    {
        var all = new ConcurrentBag<List<double>>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < span)
            {
                var asked = Stopwatch.GetTimestamp();
                await AskAsync(http, target, token, body(Interlocked.Increment(ref _number)));
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            all.Add(times);
        })));
        return [.. all.SelectMany(times => times)];
    }

    private static async Task AskAsync(HttpClient http, Uri target, string? token, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        if (token is not null)
            request.Headers.TryAddWithoutValidation(target.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal) ? "x-access-token" : "Authorization", target.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal) ? token : $"Bearer {token}");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode || text.AsSpan().IndexOf("\"isError\":true"u8) >= 0 || text.AsSpan().IndexOf("\"error\":"u8) >= 0)
            throw new InvalidOperationException($"{target} answered {(int)answer.StatusCode}: {Encoding.UTF8.GetString(text)[..Math.Min(text.Length, 400)]}");
    }
}
