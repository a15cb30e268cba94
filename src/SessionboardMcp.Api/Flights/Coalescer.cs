using System.Collections.Concurrent;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Flights;

/// <summary>Makes identical reads in flight one read. Nothing outlives the flight, neither result nor failure.</summary>
internal sealed class Coalescer
{
    private readonly ConcurrentDictionary<string, object> _flights = new(StringComparer.Ordinal);

    /// <summary>Joins the flight of a key, starting it when there is none.</summary>
    /// <param name="key">What makes two reads the same, the partition included.</param>
    /// <param name="read">The read. It is cancelled when everybody who waits for it has left.</param>
    /// <param name="cancellationToken">Takes this caller out of the flight, and nobody else.</param>
    public Task<T> JoinAsync<T>(string key, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        JoinAsync(key, (_, token) => read(token), null, cancellationToken);

    /// <summary>The same of a read that tells how far it is.</summary>
    /// <param name="key">What makes two reads the same, the partition included.</param>
    /// <param name="read">The read. It is cancelled when everybody who waits for it has left.</param>
    /// <param name="watcher">Is told how far it is, whoever started it; null for nobody.</param>
    /// <param name="cancellationToken">Takes this caller out of the flight, and nobody else.</param>
    public async Task<T> JoinAsync<T>(string key, Func<IProgress<Steps>, CancellationToken, Task<T>> read, IProgress<Steps>? watcher, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (flight, isOwn) = Board(key, read);
            if (watcher is not null) flight.Watch(watcher);
            try
            {
                return await flight.Landing.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (BudgetShareException) when (!isOwn)
            {
                // It was sent for somebody whose share is spent. Of this one's share nothing is known until it asks by itself.
            }
            finally
            {
                flight.Leave(watcher);
            }
        }
    }

    /// <summary>Lets nobody aboard any more of the flights whose keys begin so: who is aboard lands as before, and who comes starts another one.</summary>
    /// <param name="prefix">How their keys begin.</param>
    public void Close(string prefix)
    {
        foreach (var flight in _flights.Where(flight => flight.Key.StartsWith(prefix, StringComparison.Ordinal)))
            _flights.TryRemove(flight);
    }

    private (Flight<T> Flight, bool IsOwn) Board<T>(string key, Func<IProgress<Steps>, CancellationToken, Task<T>> read)
    {
        while (true)
        {
            if (_flights.TryGetValue(key, out var known) && known is Flight<T> flying)
            {
                if (flying.TryBoard())
                {
                    RequestMeters.Spared(RequestMeters.Coalesced);
                    return (flying, false);
                }

                Remove(key, flying);
            }

            var flight = new Flight<T>();
            if (!_flights.TryAdd(key, flight)) continue;
            _ = FlyAsync(key, flight, read);
            return (flight, true);
        }
    }

    private async Task FlyAsync<T>(string key, Flight<T> flight, Func<IProgress<Steps>, CancellationToken, Task<T>> read)
    {
        using (flight)
        {
            await flight.FlyAsync(read).ConfigureAwait(false);
            Remove(key, flight);
        }
    }

    private void Remove(string key, object flight) =>
        _flights.TryRemove(new KeyValuePair<string, object>(key, flight));
}
