using System.Collections.Concurrent;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What was made of one version of a part: each thing once, by the first call that needs it, also where many ask at once. It goes with the
/// version, so that what is freshened is made anew. A making that fails is not kept: the failure is theirs who waited for it.
/// </summary>
internal sealed class MadeOnce : IWeighed
{
    // Not every row is worth weighing all of it.
    private const long Untold = 64 << 10;

    private readonly ConcurrentDictionary<object, Slot> _slots = new();

    // What was made last of each key, of this version or of one before.
    private readonly ConcurrentDictionary<object, IWeighed> _latest;
    private readonly Lock _telling = new();
    private Action? _grown;
    private long _untold;

    /// <summary>Begins with nothing.</summary>
    public MadeOnce() => _latest = new();

    /// <summary>Begins a version that follows another: nothing was made of it, but what was made of the other can be brought up to date.</summary>
    /// <param name="earlier">What was made of the other.</param>
    public MadeOnce(MadeOnce earlier) => _latest = earlier._latest;

    /// <inheritdoc/>
    /// <remarks>What was made of an earlier version counts, too: it is kept until there is something of this one in its place.</remarks>
    public long Weigh(HashSet<object> counted) => _slots.Values.Sum(slot => slot.Weigh(counted)) + _latest.Values.Sum(made => made.Weigh(counted));

    /// <summary>Tells somebody whenever it takes notably more room than it did.</summary>
    public void Follow(Action grown) => _grown = grown;

    /// <summary>Takes note that something that was made of this version takes more room.</summary>
    public void Grow(long bytes)
    {
        if (Interlocked.Add(ref _untold, bytes) >= Untold)
            Tell();
    }

    /// <summary>What was made of this version alone.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides: few, as nothing is forgotten before the version is.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="weigh">The room that it takes besides the records themselves, in bytes; not needed of what is little, or weighs itself.</param>
    public T Of<T>(object key, Func<T> make, Func<T, long>? weigh = null)
        where T : class => Of(key, [], make, weigh);

    /// <summary>What was made of this version and of others; with another version of one of these it is made anew, and the older is forgotten.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides.</param>
    /// <param name="others">The other versions.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="weigh">The room that it takes besides the records themselves, in bytes; not needed of what is little, or weighs itself.</param>
    public T Of<T>(object key, IReadOnlyList<object?> others, Func<T> make, Func<T, long>? weigh = null)
        where T : class
    {
        var slot = _slots.AddOrUpdate(key, _ => NewSlot(), (_, known) => known.IsOf(others) ? known : NewSlot());
        try
        {
            var made = (T)slot.Made.Value;
            if (slot.IsNew())
                Tell();
            return made;
        }
        catch
        {
            _slots.TryRemove(new(key, slot));
            throw;
        }

        Slot NewSlot() => new(others, make, weigh is null ? null : made => weigh((T)made));
    }

    /// <summary>What was made of this version out of what was made of an earlier one.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides.</param>
    /// <param name="make">Makes it, of an earlier version's or, where that is null, from nothing.</param>
    public T Renewed<T>(object key, Func<T?, T> make)
        where T : class, IWeighed => Renewed(key, [], make);

    /// <summary>The same of this version and of others; with another version of one of these it is made anew.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides.</param>
    /// <param name="others">The other versions.</param>
    /// <param name="make">Makes it, of what was made last, be it of the same versions or of others, or, where that is null, from nothing.</param>
    public T Renewed<T>(object key, IReadOnlyList<object?> others, Func<T?, T> make)
        where T : class, IWeighed => Of(key, others, () =>
        {
            var made = make(_latest.GetValueOrDefault(key) as T);
            _latest[key] = made;
            return made;
        });

    /// <summary>Forgets what was made under a name, of this version or of one before: nothing is made of it any more.</summary>
    /// <param name="key">Its name.</param>
    public void Forget(object key)
    {
        if (!_latest.ContainsKey(key))
            return;
        _latest.TryRemove(key, out _);
        _slots.TryRemove(key, out _);
        Tell();
    }

    /// <summary>Tells that something takes another amount of room.</summary>
    public void Tell()
    {
        Interlocked.Exchange(ref _untold, 0);
        // One after the other, so that the last that is told is the last that was weighed.
        lock (_telling)
            _grown?.Invoke();
    }

    private sealed class Slot
    {
        private const int Little = 512;

        private readonly IReadOnlyList<object?> _others;
        private long _bytes;
        private int _isNew = 1;

        public Slot(IReadOnlyList<object?> others, Func<object> make, Func<object, long>? weigh)
        {
            _others = others;
            Made = new(() =>
            {
                var made = make();
                _bytes = weigh?.Invoke(made) ?? Little;
                return made;
            });
        }

        public Lazy<object> Made { get; }

        public long Weigh(HashSet<object> counted) =>
            !Made.IsValueCreated ? 0
            : Made.Value is IWeighed weighed ? weighed.Weigh(counted)
            : counted.Add(Made.Value) ? _bytes
            : 0;

        public bool IsOf(IReadOnlyList<object?> others) => _others.SequenceEqual(others, ReferenceEqualityComparer.Instance);

        // Once only, for the one that tells it.
        public bool IsNew() => Volatile.Read(ref _isNew) == 1 && Interlocked.Exchange(ref _isNew, 0) == 1;
    }
}
