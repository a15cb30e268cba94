using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>The wire between a client and Sessionboard: counts what goes over it, and breaks where a test wants.</summary>
internal sealed class Wire
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private TaskCompletionSource? _idle;
    private int _underWay;
    private int _mostUnderWay;

    /// <summary>The most requests that were under way at once.</summary>
    public int MostUnderWay => _mostUnderWay;

    /// <summary>Breaks a request: what it answers instead of Sessionboard; null lets it through.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Break { get; set; } = _ => null;

    /// <summary>What every request waits for before it goes.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    /// <summary>What a request waits for besides, by what it asks.</summary>
    public Func<HttpRequestMessage, Task> Hold { get; set; } = _ => Task.CompletedTask;

    /// <summary>Changes what Sessionboard answers, by path and body.</summary>
    public Func<string, string, string>? Rewrite { get; set; }

    /// <summary>How many requests went to paths that end like this.</summary>
    public int Seen(string path) => _seen.Where(pair => pair.Key.EndsWith(path, StringComparison.Ordinal)).Sum(pair => pair.Value);

    /// <summary>How many requests went over it.</summary>
    public int All => _seen.Values.Sum();

    /// <summary>How many of them spent the insights budget.</summary>
    public int Insights => _seen
        .Where(pair => pair.Key.Contains("/insights/", StringComparison.Ordinal) || pair.Key.Contains("/dashboards", StringComparison.Ordinal))
        .Sum(pair => pair.Value);

    /// <summary>Waits until no request is under way.</summary>
    public Task IdleAsync()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _idle, idle);
        if (Volatile.Read(ref _underWay) == 0)
            idle.TrySetResult();
        return idle.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Puts the wire into the services of an assistant.</summary>
    public void Lay(IServiceCollection services) =>
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Handler(this)));

    /// <summary>The answer of a budget that is spent for long.</summary>
    public static HttpResponseMessage Limited()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("{}") };
        answer.Headers.Add("Retry-After", "600");
        return answer;
    }

    private sealed class Handler(Wire wire) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            wire._seen.AddOrUpdate(request.RequestUri!.AbsolutePath, 1, (_, count) => count + 1);
            var underWay = Interlocked.Increment(ref wire._underWay);
            InterlockedMax(ref wire._mostUnderWay, underWay);
            try
            {
                await wire.Open.WaitAsync(cancellationToken);
                await wire.Hold(request).WaitAsync(cancellationToken);
                var answer = wire.Break(request) ?? await base.SendAsync(request, cancellationToken);
                if (wire.Rewrite is { } rewrite)
                    answer.Content = new StringContent(rewrite(request.RequestUri.AbsolutePath, await answer.Content.ReadAsStringAsync(cancellationToken)), null, "application/json");
                return answer;
            }
            finally
            {
                if (Interlocked.Decrement(ref wire._underWay) == 0)
                    wire._idle?.TrySetResult();
            }
        }

        private static void InterlockedMax(ref int most, int value)
        {
            for (var known = Volatile.Read(ref most); value > known; known = Volatile.Read(ref most))
            {
                if (Interlocked.CompareExchange(ref most, value, known) == known)
                    return;
            }
        }
    }
}
