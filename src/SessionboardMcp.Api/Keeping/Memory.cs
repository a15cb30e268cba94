using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace SessionboardMcp.Api.Keeping;

/// <summary>A memory of the client's own, bounded, and on the clock of the process rather than the wall's.</summary>
/// <param name="name">Tells it from the other one.</param>
/// <param name="time">The clock.</param>
internal sealed class Memory(string name, TimeProvider time) : IDisposable
{
    // Counted in events, fields, readings or texts: a few hundred schemas of the size that is known.
    private const long Room = 200_000;

    public string Name => name;

    public IMemoryCache Cache { get; } = new MemoryCache(new MemoryCacheOptions { SizeLimit = Room, Clock = new Clock(time) });

    public void Dispose() => Cache.Dispose();

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
