using System.Collections.Concurrent;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What was made of one version of a part: each thing once, by the first call that needs it, also where many ask at once. It goes with the
/// version, so that what is freshened is made anew. A making that fails is not kept: the failure is theirs who waited for it.
/// </summary>
internal sealed class MadeOnce
{
    private readonly ConcurrentDictionary<object, Slot> _slots = new();

    // What was made last of each key, of this version or of one before.
    private readonly ConcurrentDictionary<object, object> _latest;

    /// <summary>Begins with nothing.</summary>
    public MadeOnce() => _latest = new();

    /// <summary>Begins a version that follows another: nothing was made of it, but what was made of the other can be brought up to date.</summary>
    /// <param name="earlier">What was made of the other.</param>
    public MadeOnce(MadeOnce earlier) => _latest = earlier._latest;

    /// <summary>What was made of this version alone.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides: few, as nothing is forgotten before the version is.</param>
    /// <param name="make">Makes it.</param>
    public T Of<T>(object key, Func<T> make)
        where T : class => Of(key, [], make);

    /// <summary>What was made of this version and of others; with another version of one of these it is made anew, and the older is forgotten.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides.</param>
    /// <param name="others">The other versions.</param>
    /// <param name="make">Makes it.</param>
    public T Of<T>(object key, IReadOnlyList<object?> others, Func<T> make)
        where T : class
    {
        var slot = _slots.AddOrUpdate(key, _ => new Slot(others, new(make)), (_, known) => known.IsOf(others) ? known : new Slot(others, new(make)));
        try
        {
            return (T)slot.Made.Value;
        }
        catch
        {
            _slots.TryRemove(new(key, slot));
            throw;
        }
    }

    /// <summary>What was made of this version out of what was made of an earlier one.</summary>
    /// <typeparam name="T">What it is. It is shared between calls, so it must not change.</typeparam>
    /// <param name="key">Its name, with all that the making depends on besides.</param>
    /// <param name="make">Makes it, of an earlier version's or, where that is null, from nothing.</param>
    public T Renewed<T>(object key, Func<T?, T> make)
        where T : class => Of(key, () =>
        {
            var made = make(_latest.GetValueOrDefault(key) as T);
            _latest[key] = made;
            return made;
        });

    private sealed record Slot(IReadOnlyList<object?> Others, Lazy<object> Made)
    {
        public bool IsOf(IReadOnlyList<object?> others) => Others.SequenceEqual(others, ReferenceEqualityComparer.Instance);
    }
}
