namespace SessionboardMcp.Core.Index;

/// <summary>Sessions that are known, with what was read just now in its place, or at the end, and without what is gone.</summary>
internal sealed class FreshenedSessions
{
    private readonly IReadOnlyList<IndexedSession> _known;
    private readonly SessionColumns _columns;
    private readonly IReadOnlyList<IndexedSession> _changed;
    private readonly IReadOnlySet<string> _gone;

    // Which of the known are gone, and which are replaced by what was read just now.
    private readonly List<IndexedSession> _leaving = [];
    private readonly HashSet<IndexedSession> _replaced = new(ReferenceEqualityComparer.Instance);

    /// <summary>Puts them together.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="changed">What was read just now.</param>
    /// <param name="gone">The ids of what was deleted.</param>
    public FreshenedSessions(IndexPart<IndexedSession> known, IReadOnlyList<IndexedSession> changed, IReadOnlySet<string> gone)
    {
        (_known, _columns, _changed, _gone) = (known.Items, SessionColumns.Of(known), changed, gone);
        Items = Merged();
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<IndexedSession> Items { get; }

    /// <summary>
    /// Whether sessions read at different times tell the same of their tracks, rooms and people. Where a session that was read just now tells something
    /// else than those read before, the others are out of date: counted by name, one track would be two.
    /// </summary>
    public bool DoNamesAgree()
    {
        // What was read just now is little, and only what it names is compared.
        var asked = _changed.SelectMany(session => ToldName.OfSettings(session).Concat(ToldName.OfPeople(session))).ToHashSet();
        if (asked.Count == 0)
            return true;
        var people = Keys(asked.Where(name => name.Kind == ToldKind.Person).Select(name => name.Id));
        var told = _columns.Settings.With([], _leaving).Names
            .Concat(_columns.People.PlacesOf(people).Select(place => _known[place]).Where(session => !_gone.Contains(session.Record.Id)).SelectMany(ToldName.OfPeople))
            .ToHashSet();
        var known = told.Select(name => (name.Kind, name.Id)).ToHashSet();
        return asked.All(name => !known.Contains((name.Kind, name.Id)) || told.Contains(name));
    }

    /// <summary>Those of them that have one of these ids, or a part that has, and maybe others.</summary>
    public IEnumerable<IndexedSession> With(IEnumerable<string> ids) =>
        _columns.Ids.PlacesOf(Keys(ids)).Select(place => _known[place]).Where(session => !_gone.Contains(session.Record.Id) && !_replaced.Contains(session)).Concat(_changed);

    private IReadOnlyList<IndexedSession> Merged()
    {
        if (_changed.Count == 0 && _gone.Count == 0)
            return _known;
        var later = _changed.ToDictionary(session => session.Record.Id, StringComparer.Ordinal);
        var (merged, last) = (new List<IndexedSession>(_known.Count + _changed.Count), 0);
        foreach (var place in _columns.Ids.PlacesOf(Keys(_gone.Concat(later.Keys))))
        {
            var session = _known[place];
            while (last < place)
                merged.Add(_known[last++]);
            last++;
            if (_gone.Contains(session.Record.Id))
                _leaving.Add(session);
            else if (!later.Remove(session.Record.Id, out var anew))
                merged.Add(session);
            else if (_replaced.Add(session))
                merged.Add(SameRecord.Is(session, anew) ? session : anew);
        }

        while (last < _known.Count)
            merged.Add(_known[last++]);
        merged.AddRange(later.Values);
        return merged;
    }

    private static KeySet Keys(IEnumerable<string> ids)
    {
        var keys = new KeySet(isAll: false);
        foreach (var id in ids)
            keys.Add(KeyHash.Of(id));
        return keys;
    }
}
