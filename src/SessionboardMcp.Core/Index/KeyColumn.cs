namespace SessionboardMcp.Core.Index;

/// <summary>
/// The keys of each of many records, as <see cref="KeyHash"/> has them, side by side: which of twenty thousand records have one of a few keys is
/// found without looking at any record.
/// </summary>
internal sealed class KeyColumn
{
    private readonly int[] _starts;
    private readonly int[] _keys;

    private KeyColumn(int[] starts, int[] keys) => (_starts, _keys) = (starts, keys);

    /// <summary>Of no records.</summary>
    public static KeyColumn None { get; } = new([0], []);

    /// <summary>The memory that it takes, in bytes.</summary>
    public long Bytes => sizeof(int) * ((long)_starts.Length + _keys.Length);

    /// <summary>The keys of the record at a place.</summary>
    public ReadOnlySpan<int> At(int place) => _keys.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>The places, in order, of the records that have any of the keys.</summary>
    public List<int> PlacesOf(KeySet keys)
    {
        var places = new List<int>();
        if (keys.IsEmpty)
            return places;
        for (var place = 0; place < _starts.Length - 1; place++)
        {
            foreach (var key in At(place))
            {
                if (!keys.Has(key))
                    continue;
                places.Add(place);
                break;
            }
        }

        return places;
    }

    /// <summary>The keys of the version that follows; what stays keeps its own.</summary>
    /// <typeparam name="T">What the records are.</typeparam>
    /// <param name="difference">What changed.</param>
    /// <param name="records">The records of the version that follows.</param>
    /// <param name="keysOf">The keys of a record.</param>
    public KeyColumn With<T>(RecordDifference<T> difference, IReadOnlyList<T> records, Func<T, IEnumerable<int>> keysOf)
        where T : class
    {
        if (difference.IsSame)
            return this;
        var (starts, keys) = (new int[records.Count + 1], new List<int>(_keys.Length));
        var before = difference.Before;
        for (var place = 0; place < before.Length; place++)
        {
            if (before[place] >= 0)
                keys.AddRange(At(before[place]));
            else
                keys.AddRange(keysOf(records[place]));
            starts[place + 1] = keys.Count;
        }

        return new KeyColumn(starts, [.. keys]);
    }
}
