using System.Collections.Concurrent;

namespace SessionboardMcp.Api.Keeping;

/// <summary>
/// Something that is being made to be kept. What it is made out of may come from another process and be as old as what is kept; a read outside of any
/// making asks Sessionboard itself. Whoever reads does not know for whom, so it follows the flow of the calls.
/// </summary>
internal sealed class Making
{
    private static readonly AsyncLocal<Making?> Ambient = new();

    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Making? _outer = Ambient.Value;
    private readonly Action<long>? _take;
    private DateTimeOffset? _oldest;
    private long _taken;

    private Making(Action<long>? take) => _take = take;

    /// <summary>What this flow of calls makes; null where it makes nothing that is kept.</summary>
    public static Making? Current => Ambient.Value;

    /// <summary>When the oldest answer was asked for that it was made out of and that another process may have read; null where there was none.</summary>
    public DateTimeOffset? Oldest
    {
        get
        {
            lock (_lock) return _oldest;
        }
    }

    /// <summary>Makes something.</summary>
    /// <param name="make">Makes it.</param>
    /// <param name="take">Takes room for what is made, and gives it back; null where that takes none worth counting.</param>
    public static async Task<T> RunAsync<T>(Func<Making, Task<T>> make, Action<long>? take = null)
    {
        // It holds for what is called from here, and ends with this method.
        var making = new Making(take);
        Ambient.Value = making;
        try
        {
            return await make(making).ConfigureAwait(false);
        }
        finally
        {
            making.GiveBack();
        }
    }

    /// <summary>Takes room for what was read so far; or gives some back, where negative.</summary>
    public void Take(long bytes)
    {
        if (_take is null)
            return;
        Interlocked.Add(ref _taken, bytes);
        _take(bytes);
    }

    /// <summary>Gives back all the room: what was made is kept by now, or given up.</summary>
    public void GiveBack() => Take(-Interlocked.Read(ref _taken));

    /// <summary>Whether it asks this for the first time. The second time it wants to know better: pages that were read at different times do not add up.</summary>
    public bool IsFirst(string call) => _asked.TryAdd(call, true);

    /// <summary>Notes when an answer was asked for that another process may have read.</summary>
    public void Saw(DateTimeOffset askedAt)
    {
        lock (_lock)
            _oldest = _oldest < askedAt ? _oldest : askedAt;
        _outer?.Saw(askedAt);
    }
}
