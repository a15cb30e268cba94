using System.Collections;

namespace SessionboardMcp.Core.Events;

/// <summary>What an argument may name, of each id the first. One of an id is found without looking through all: of an event there are tens of thousands.</summary>
internal sealed class NamedChoices : IReadOnlyList<NamedChoice>
{
    private readonly NamedChoice[] _all;
    private readonly Dictionary<string, NamedChoice> _byId;

    /// <summary>Lists them in their order.</summary>
    public NamedChoices(IEnumerable<NamedChoice> choices)
    {
        _all = [.. choices.DistinctBy(choice => choice.Id)];
        _byId = new(2 * _all.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var choice in _all)
        {
            // Sessionboard may tell of somebody without an id.
            foreach (var id in new[] { choice.Id, choice.FriendlyId }.OfType<string>())
                _byId.TryAdd(id, choice);
        }
    }

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <inheritdoc/>
    public NamedChoice this[int index] => _all[index];

    /// <summary>The first whose id or friendly id it is, in any case of its letters; null where there is none.</summary>
    public NamedChoice? Find(string id) => _byId.GetValueOrDefault(id);

    /// <inheritdoc/>
    public IEnumerator<NamedChoice> GetEnumerator() => ((IEnumerable<NamedChoice>)_all).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
