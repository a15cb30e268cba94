using System.Runtime.InteropServices;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What a version of a list of records has otherwise than an earlier one. A record never changes: what was not read anew is the same object in both,
/// so that nothing in it is looked at.
/// </summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class RecordDifference<T>
    where T : class
{
    /// <summary>What <see cref="Before"/> says of what is new.</summary>
    public const int New = -1;

    // So many that stand side by side may be read anew, as after an import, without every record being looked up.
    private const int MostInARow = 4_096;

    private readonly IReadOnlyList<T> _earlier;
    private readonly IReadOnlyList<T> _later;
    private readonly int[] _before;
    private readonly List<int> _gone = [];
    private readonly List<int> _come = [];

    /// <summary>Compares.</summary>
    public RecordDifference(IReadOnlyList<T> earlier, IReadOnlyList<T> later)
    {
        (_earlier, _later, _before) = (earlier, later, new int[later.Count]);
        var (old, at) = Walk();
        LookUp(old, at);
    }

    /// <summary>Of each record of the later list the place that it had; <see cref="New"/> where it had none.</summary>
    public ReadOnlySpan<int> Before => _before;

    /// <summary>The places, in the earlier list, of what is not there any more.</summary>
    public IReadOnlyList<int> Gone => _gone;

    /// <summary>The places, in the later list, of what is new.</summary>
    public IReadOnlyList<int> Come => _come;

    /// <summary>What is not there any more.</summary>
    public IEnumerable<T> GoneRecords => _gone.Select(place => _earlier[place]);

    /// <summary>What is new.</summary>
    public IEnumerable<T> ComeRecords => _come.Select(place => _later[place]);

    /// <summary>Whether there is none: the same records in the same order.</summary>
    public bool IsSame => IsInOrder && _gone.Count == 0 && _come.Count == 0;

    /// <summary>Whether what stays stands in the order in which it stood.</summary>
    public bool IsInOrder { get; private set; } = true;

    private (int Old, int At) Walk()
    {
        var (old, at) = (0, 0);
        while (old < _earlier.Count && at < _later.Count)
        {
            if (ReferenceEquals(_earlier[old], _later[at]))
                _before[at++] = old++;
            else if (old + 1 < _earlier.Count && ReferenceEquals(_earlier[old + 1], _later[at]))
                _gone.Add(old++);
            else if (at + 1 < _later.Count && ReferenceEquals(_earlier[old], _later[at + 1]))
                PutNew(at++);
            else if (Replaced(old, at) is > 0 and var count)
                for (; count > 0; count--)
                    Put(ref old, ref at);
            else
                break;
        }

        return (old, at);
    }

    private int Replaced(int old, int at)
    {
        for (var count = 1; count <= MostInARow && old + count < _earlier.Count && at + count < _later.Count; count++)
        {
            if (ReferenceEquals(_earlier[old + count], _later[at + count]))
                return count;
        }

        return 0;
    }

    private void Put(ref int old, ref int at)
    {
        _gone.Add(old++);
        PutNew(at++);
    }

    private void PutNew(int at)
    {
        _before[at] = New;
        _come.Add(at);
    }

    // What does not stand side by side any more is looked up record by record.
    private void LookUp(int old, int at)
    {
        var places = new Dictionary<T, int>(at < _later.Count ? _earlier.Count - old : 0, ReferenceEqualityComparer.Instance);
        for (var place = old; place < _earlier.Count; place++)
        {
            if (at >= _later.Count || !places.TryAdd(_earlier[place], place))
                _gone.Add(place);
        }

        var last = old - 1;
        for (; at < _later.Count; at++)
        {
            if (places.Remove(_later[at], out var place))
            {
                IsInOrder &= place > last;
                _before[at] = last = place;
            }
            else
            {
                PutNew(at);
            }
        }

        if (places.Count > 0)
        {
            _gone.AddRange(places.Values);
            CollectionsMarshal.AsSpan(_gone).Sort();
        }
    }
}
