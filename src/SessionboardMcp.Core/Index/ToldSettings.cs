using System.Runtime.InteropServices;

namespace SessionboardMcp.Core.Index;

/// <summary>What sessions tell of their settings, and how many of them tell it.</summary>
/// <param name="told">What is told, with its number.</param>
internal sealed class ToldSettings(Dictionary<ToldName, int> told)
{
    private const long BytesPerName = 72;

    /// <summary>What is told, each once.</summary>
    public IEnumerable<ToldName> Names => told.Keys;

    /// <summary>The memory that it takes, in bytes; the names are the records' own.</summary>
    public long Bytes => BytesPerName * told.Count;

    /// <summary>With what is new, and without what is gone.</summary>
    public ToldSettings With(IEnumerable<IndexedSession> come, IEnumerable<IndexedSession> gone)
    {
        var counts = new Dictionary<ToldName, int>(told);
        foreach (var name in come.SelectMany(ToldName.OfSettings))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _)++;
        foreach (var name in gone.SelectMany(ToldName.OfSettings))
        {
            if (--CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _) == 0)
                counts.Remove(name);
        }

        return new ToldSettings(counts);
    }
}
