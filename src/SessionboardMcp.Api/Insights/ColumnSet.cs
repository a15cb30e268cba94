using System.Globalization;

namespace SessionboardMcp.Api.Insights;

/// <summary>The columns of a page, in the order in which they are first met.</summary>
internal sealed class ColumnSet
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public ColumnSet(IReadOnlyList<string> names)
    {
        foreach (var name in names) Of(name);
    }

    public IReadOnlyList<string> Names => _names;

    public int Of(string name)
    {
        if (_places.TryGetValue(name, out var place)) return place;
        _names.Add(name);
        return _places[name] = _names.Count - 1;
    }

    /// <summary>The column at a place, named by its number where nothing names it.</summary>
    public int At(int place)
    {
        while (_names.Count <= place) Of(string.Create(CultureInfo.InvariantCulture, $"column_{_names.Count + 1}"));
        return place;
    }
}
