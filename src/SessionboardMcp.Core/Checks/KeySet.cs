namespace SessionboardMcp.Core.Checks;

/// <summary>The keys, as <see cref="KeyHash"/> has them, of the groups that are looked through anew.</summary>
/// <param name="isAll">Whether that are all.</param>
internal sealed class KeySet(bool isAll)
{
    private readonly HashSet<int> _keys = [];

    /// <summary>Adds a key.</summary>
    public void Add(int key)
    {
        if (!isAll && key != KeyHash.None)
            _keys.Add(key);
    }

    /// <summary>Whether a key is among them.</summary>
    public bool Has(int key) => key != KeyHash.None && (isAll || _keys.Contains(key));
}
