namespace SessionboardMcp.Proof.Replicas;

/// <summary>What an assistant made by name, and how often each of it may be at Sessionboard in the end.</summary>
internal sealed class Written
{
    private readonly Dictionary<string, (int Least, int Most)> _names = new(StringComparer.Ordinal);
    private string _last = "";
    private int _begun;

    /// <summary>Each name, with how often it is there at least and at most.</summary>
    public IReadOnlyDictionary<string, (int Least, int Most)> Names => _names;

    /// <summary>Something is to be made: whether it came to be is not known yet.</summary>
    /// <returns>Whether it is kept; every other one is taken back.</returns>
    public bool Begin(string name)
    {
        _names[_last = name] = (0, 1);
        return _begun++ % 2 == 0;
    }

    /// <summary>It was made.</summary>
    public void Made() => _names[_last] = (1, 1);

    /// <summary>It was to be taken back.</summary>
    /// <param name="isDone">Whether the answer said so.</param>
    public void Undo(bool isDone) => _names[_last] = isDone ? (0, 0) : (0, 1);
}
