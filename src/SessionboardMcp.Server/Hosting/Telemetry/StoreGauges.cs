using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>
/// Whether the database can be used, how many connections live in it, and how many ended lately and why: the same numbers at every replica, and with
/// what commands ended, which are programs of their own.
/// </summary>
internal sealed class StoreGauges : IDisposable
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    private readonly Meter _meter = new(TelemetrySource.Name);
    private readonly IServiceProvider _services;
    private readonly IStore _store;
    private readonly bool _hasConnections;
    private readonly TimeProvider _time;
    private volatile State _last = new(null, null, null);

    public StoreGauges(IServiceProvider services, IStore store, bool hasConnections, TimeProvider time)
    {
        (_services, _store, _hasConnections, _time) = (services, store, hasConnections, time);
        _meter.CreateObservableGauge(
            TelemetrySource.Prefix + "store.available", () => Told(_last.IsAvailable is { } available ? available ? 1 : 0 : null), description: "1 where the database can be used, 0 where not.");
        if (!hasConnections)
            return;
        _meter.CreateObservableGauge(TelemetrySource.Prefix + "connections", () => Told(_last.Connections), "{connection}", "Connections that have not ended, of all replicas together.");
        _meter.CreateObservableGauge(
            TelemetrySource.Prefix + "connections.ended", () => Told(_last.Ended), "{connection}", "Connections that ended within the last day, by the reason, of all replicas and commands together.");
    }

    /// <summary>How many ended lately, by one of <see cref="EndReasons"/>; null before a look, and where there is none.</summary>
    internal IReadOnlyDictionary<string, int>? Ended => _last.Ended;

    /// <summary>Looks at it.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isAvailable = await _store.LookAsync(cancellationToken) is null;
            _last = isAvailable && _hasConnections ? await CountAsync(cancellationToken) : new State(isAvailable, null, null);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever needs it says what is wrong, in a line of the log.
            _last = new State(false, null, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private async Task<State> CountAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetUtcNow() - Lately;
        await using var database = await _services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
        var living = await database.Connections.CountAsync(connection => connection.EndedAt == null, cancellationToken);
        var ended = await database.Connections.Where(connection => connection.EndedAt > since)
            .GroupBy(connection => connection.EndReason).Select(group => new { Reason = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new State(true, living, ended.Where(group => group.Reason is not null).ToDictionary(group => group.Reason!, group => group.Count));
    }

    // Of every reason, also where nothing ended by it: of a number that is not there nobody can say that it rose.
    private static IEnumerable<Measurement<int>> Told(IReadOnlyDictionary<string, int>? ended) => ended is null
        ? []
        : ConnectionMeters.Reasons.Select(reason => new Measurement<int>(ended.GetValueOrDefault(reason.Key), new KeyValuePair<string, object?>("reason", reason.Value)));

    private static IEnumerable<Measurement<int>> Told(int? value) => value is { } known ? [new Measurement<int>(known)] : [];

    private sealed record State(bool? IsAvailable, int? Connections, IReadOnlyDictionary<string, int>? Ended);
}
