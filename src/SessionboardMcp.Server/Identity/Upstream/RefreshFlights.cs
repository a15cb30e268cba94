using System.Collections.Concurrent;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// The refreshes that are on their way in this process, one for each connection. They belong to nobody who asks: a rotated token
/// that arrives after its caller left must still be stored. Stopping waits for them, so that a deploy loses none.
/// </summary>
internal sealed class RefreshFlights : IHostedService
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _flights = new(StringComparer.Ordinal);

    /// <summary>Joins the refresh of a connection, or starts it.</summary>
    public async Task<string> JoinAsync(string connectionId, Func<string, Task<string>> refresh, CancellationToken cancellationToken)
    {
        var flight = _flights.GetOrAdd(connectionId, id => new Lazy<Task<string>>(() => FlyAsync(id, refresh)));
        return await flight.Value.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task flying = Task.WhenAll(_flights.Values.Select(flight => flight.Value));
        await flying.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<string> FlyAsync(string id, Func<string, Task<string>> refresh)
    {
        try
        {
            return await refresh(id);
        }
        finally
        {
            _flights.TryRemove(id, out _);
        }
    }
}
