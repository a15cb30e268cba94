using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>Moves a client's clock on past the limit of a try as soon as the try is under way, and counts tries.</summary>
internal sealed class TimeMachine(FakeTimeProvider clock)
{
    private static readonly TimeSpan PastOneTry = TimeSpan.FromSeconds(31);
    private readonly ConcurrentDictionary<string, int> _tries = new();
    private readonly ConcurrentBag<Task> _moves = [];

    /// <summary>How many requests were sent.</summary>
    public int Tries => _tries.Values.Sum();

    /// <summary>How many different things were asked for.</summary>
    public int Targets => _tries.Count;

    /// <summary>How often the one thing was asked for that was asked for most often.</summary>
    public int MostOfOne => _tries.Values.DefaultIfEmpty().Max();

    public bool IsOn { get; set; }

    /// <summary>Waits for moves that are under way: one that comes late would strike the next call.</summary>
    public Task SettleAsync() => Task.WhenAll(_moves);

    /// <summary>Forgets what was sent.</summary>
    public void Reset() => _tries.Clear();

    public void Install(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(clock);
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Handler(this)));
    }

    private sealed class Handler(TimeMachine machine) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            machine._tries.AddOrUpdate(request.RequestUri!.PathAndQuery, 1, (_, count) => count + 1);
            var answer = base.SendAsync(request, cancellationToken);
            // Elsewhere, as the timers that this fires go on in the thread that fires them.
            if (machine.IsOn)
                machine._moves.Add(Task.Run(() => machine.Move(), CancellationToken.None));
            return answer;
        }
    }

    private void Move() => clock.Advance(PastOneTry);
}
