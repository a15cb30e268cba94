using System.Globalization;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>The values of a query. Equal ones are kept once: SQLite takes 32,766 parameters, and equal SQL stays equal.</summary>
internal sealed class ParameterList
{
    private readonly Dictionary<object, string> _names = [];
    private readonly List<KeyValuePair<string, object>> _all = [];

    public IReadOnlyList<KeyValuePair<string, object>> All => _all;

    /// <summary>The name of the parameter that holds <paramref name="value"/>: a string, long, double or bool.</summary>
    public string Add(object value)
    {
        if (_names.TryGetValue(value, out var known))
            return known;
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{_all.Count}");
        _names[value] = name;
        _all.Add(new KeyValuePair<string, object>(name, value));
        return name;
    }

    public string Add(decimal number) =>
        number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? Add((object)(long)number)
            : Add((object)(double)number);
}
