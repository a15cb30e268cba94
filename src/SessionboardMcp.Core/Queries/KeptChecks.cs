namespace SessionboardMcp.Core.Queries;

/// <summary>
/// The checks of one credential's latest queries. What is kept is found by <see cref="CheckVersion"/>, by all that enters a check; so nothing
/// is given away that a check now would not say again. It has a bound of its own: a caller who checks ten thousand queries must not push out
/// what was read for others.
/// </summary>
internal sealed class KeptChecks
{
    /// <summary>The most that is kept for a credential, in units of 256 characters.</summary>
    public const int Room = 600;

    private const int CharactersPerUnit = 256;
    private const int BytesPerUnit = CharactersPerUnit * sizeof(char);

    // As long as the schema, which decides most of a check.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);

    // The one that was asked for last is the first.
    private readonly LinkedList<Entry> _inOrder = [];
    private int _taken;

    /// <summary>Those of the client's credential.</summary>
    public static Task<KeptChecks> OfAsync(ISessionboardClient client, CancellationToken cancellationToken) =>
        client.Keeping.KeepAsync("checked-queries", Kept, _ => Room * BytesPerUnit, _ => Task.FromResult(new KeptChecks()), cancellationToken);

    /// <summary>The check that is kept, or one that is made now.</summary>
    /// <param name="version">All that enters it.</param>
    /// <param name="make">Makes it.</param>
    public QueryCheck Of(string version, Func<QueryCheck> make)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(version, out var known))
            {
                _inOrder.Remove(known);
                _inOrder.AddFirst(known);
                return known.Value.Check;
            }
        }

        var made = make();
        Keep(new Entry(version, made, 1 + (made.Weight / CharactersPerUnit)));
        return made;
    }

    private void Keep(Entry entry)
    {
        // One long query is not worth all the others.
        if (entry.Size > Room / 4)
            return;
        lock (_lock)
        {
            if (_entries.ContainsKey(entry.Version))
                return;
            _entries.Add(entry.Version, _inOrder.AddFirst(entry));
            for (_taken += entry.Size; _taken > Room; _inOrder.RemoveLast())
            {
                var last = _inOrder.Last!.Value;
                _entries.Remove(last.Version);
                _taken -= last.Size;
            }
        }
    }

    private sealed record Entry(string Version, QueryCheck Check, int Size);
}
