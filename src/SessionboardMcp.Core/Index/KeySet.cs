namespace SessionboardMcp.Core.Index;

/// <summary>The keys, as <see cref="KeyHash"/> has them, of the groups that are looked through anew.</summary>
/// <param name="isAll">Whether that are all.</param>
internal sealed class KeySet(bool isAll)
{
    private readonly HashSet<int> _keys = [];

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => !isAll && _keys.Count == 0;

    /// <summary>Adds a key.</summary>
    public void Add(int key)
    {
        if (!isAll && key != KeyHash.None)
            _keys.Add(key);
    }

    /// <summary>Whether a key is among them.</summary>
    public bool Has(int key) => key != KeyHash.None && (isAll || _keys.Contains(key));
}
