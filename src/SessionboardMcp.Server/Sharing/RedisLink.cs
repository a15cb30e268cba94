using System.Net.Sockets;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Sharing;

/// <summary>
/// The way to Redis. Where it is away, nobody waits for it: the first who notices says so once, and for some seconds it is not asked again.
/// </summary>
internal sealed partial class RedisLink(SharingSettings settings, TimeProvider time, ILogger<RedisLink> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // A busy machine is late now and then; who is late so often in a row does not answer.
    private const int MostLate = 3;

    private readonly Lazy<Task<ConnectionMultiplexer>> _connection = new(() => ConnectionMultiplexer.ConnectAsync(settings.Redis));
    private readonly Lock _lock = new();
    private long? _awaySince;
    private int _late;
    private bool _isToldAway;

    /// <summary>Asks Redis.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="evenSo">Whether it is asked also shortly after it was away: what must not be left behind there.</param>
    /// <returns>The answer; not <c>Answered</c> where there is none, for whatever reason.</returns>
    public async Task<(bool Answered, T? Value)> TryAsync<T>(Func<IDatabase, Task<T>> ask, bool evenSo = false)
    {
        if (!evenSo && IsPausing())
            return (false, default);
        try
        {
            var connection = await _connection.Value;
            var value = await ask(connection.GetDatabase()).WaitAsync(Patience, time);
            Answered();
            return (true, value);
        }
        catch (RedisServerException refusal)
        {
            // It is there, and refuses this: full, read-only, or somebody else's value under the key.
            Missed(refusal, isLate: false, pauses: false);
            return (false, default);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            Missed(late, isLate: true, pauses: true);
            return (false, default);
        }
        catch (Exception failure) when (failure is RedisException or SocketException or IOException or ObjectDisposedException)
        {
            Missed(failure, isLate: false, pauses: true);
            return (false, default);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => TryAsync(redis => redis.PingAsync());

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
            await (await _connection.Value).DisposeAsync();
    }

    private bool IsPausing()
    {
        lock (_lock)
            return _awaySince is { } since && time.GetElapsedTime(since) < Pause;
    }

    private void Answered()
    {
        lock (_lock)
        {
            _awaySince = null;
            _late = 0;
            if (!_isToldAway)
                return;
            _isToldAway = false;
        }

        Log.Back(logger, settings.Name);
    }

    private void Missed(Exception failure, bool isLate, bool pauses)
    {
        lock (_lock)
        {
            if (isLate && ++_late < MostLate)
                return;
            if (pauses)
                _awaySince = time.GetTimestamp();
            if (_isToldAway)
                return;
            _isToldAway = true;
        }

        Log.Away(logger, settings.Name, failure.GetType().Name);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Redis} cannot be used ({Failure}): until it can, each replica reads by itself what it needs, and calls go on")]
        public static partial void Away(ILogger logger, string redis, string failure);

        [LoggerMessage(2, LogLevel.Information, "{Redis} can be used again")]
        public static partial void Back(ILogger logger, string redis);
    }
}
