using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>Whether the database can be used, and how many connections live in it: the same number at every replica.</summary>
internal sealed class StoreGauges : IDisposable
{
    private readonly Meter _meter = new(TelemetrySource.Name);
    private readonly IServiceProvider _services;
    private readonly IStore _store;
    private readonly bool _hasConnections;
    private volatile State _last = new(null, null);

    public StoreGauges(IServiceProvider services, IStore store, bool hasConnections)
    {
        (_services, _store, _hasConnections) = (services, store, hasConnections);
        _meter.CreateObservableGauge(
            TelemetrySource.Prefix + "store.available", () => Told(_last.IsAvailable is { } available ? available ? 1 : 0 : null), description: "1 where the database can be used, 0 where not.");
        if (hasConnections)
            _meter.CreateObservableGauge(TelemetrySource.Prefix + "connections", () => Told(_last.Connections), "{connection}", "Connections that have not ended, of all replicas together.");
    }

    /// <summary>Looks at it.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isAvailable = await _store.LookAsync(cancellationToken) is null;
            _last = new State(isAvailable, isAvailable && _hasConnections ? await CountAsync(cancellationToken) : null);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever needs it says what is wrong, in a line of the log.
            _last = new State(false, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var database = await _services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
        return await database.Connections.CountAsync(connection => connection.EndedAt == null, cancellationToken);
    }

    private static IEnumerable<Measurement<int>> Told(int? value) => value is { } known ? [new Measurement<int>(known)] : [];

    private sealed record State(bool? IsAvailable, int? Connections);
}
