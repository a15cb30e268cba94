using System.Collections.Concurrent;

namespace SessionboardMcp.Core.Access;

/// <summary>
/// What is worked out of a name and of nothing else, kept for the next time: a call asks it of each field several times, and the next call of the same
/// ones. Names of queries are the caller's, and as many as one likes: only short ones are kept, and all are forgotten when they are many.
/// </summary>
/// <param name="work">Works it out; always the same for the same name.</param>
internal sealed class NameMemo<T>(Func<string, T> work)
{
    private const int Most = 4_096;
    private const int Longest = 100;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>What it is of a name.</summary>
    public T Of(string name)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        var made = work(name);
        if (name.Length > Longest)
            return made;
        if (Interlocked.Increment(ref _count) > Most)
        {
            _known.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _known[name] = made;
        return made;
    }
}
