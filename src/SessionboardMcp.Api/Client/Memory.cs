using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace SessionboardMcp.Api.Client;

/// <summary>The client's own memory, bounded, and on the clock of the process rather than the wall's.</summary>
internal sealed class Memory(TimeProvider time) : IDisposable
{
    // Counted in events, fields and readings: a few hundred schemas of the size that is known.
    private const long Room = 200_000;

    public IMemoryCache Cache { get; } = new MemoryCache(new MemoryCacheOptions { SizeLimit = Room, Clock = new Clock(time) });

    public void Dispose() => Cache.Dispose();

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
