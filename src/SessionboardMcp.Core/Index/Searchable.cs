using System.Buffers;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// The records of one version, ready to be searched: in the order in which they are shown, with their folded texts. Of the next version only what
/// changed is folded and put in its place.
/// </summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class Searchable<T> : IWeighed
    where T : class
{
    // How many texts of earlier versions are kept besides, before all words are sorted anew.
    private const int MostOutdated = 1_024;
    private const int Ranks = 4;

    // As they were given, to tell what the version that follows has otherwise.
    private readonly IReadOnlyList<T> _given;

    private readonly T[] _records;

    // The number of each record's text.
    private readonly int[] _numbers;
    private readonly SearchedTexts _texts;

    private Searchable(IReadOnlyList<T> given, T[] records, int[] numbers, SearchedTexts texts)
    {
        if (texts.Count > (2 * records.Length) + MostOutdated)
        {
            texts = SearchedTexts.Of([.. numbers.Select(number => texts[number])]);
            numbers = [.. Enumerable.Range(0, records.Length)];
        }

        (_given, _records, _numbers, _texts) = (given, records, numbers, texts);
    }

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? ((sizeof(long) + sizeof(int)) * (long)_records.Length) + _texts.Weigh(counted) : 0;

    /// <summary>The records, in the order in which they are shown.</summary>
    public IReadOnlyList<T> Records => _records;

    /// <summary>The records of a version, made ready once.</summary>
    /// <param name="made">What was made of the version.</param>
    /// <param name="records">Its records.</param>
    /// <param name="form">How they are searched.</param>
    /// <param name="masks">Whether personal data is masked: then it is not found either.</param>
    public static Searchable<T> Of(MadeOnce made, IReadOnlyList<T> records, SearchForm<T> form, bool masks) => made.Renewed<Searchable<T>>(
        (typeof(Searchable<T>), form.Name, masks),
        earlier => (earlier ?? new Searchable<T>([], [], [], SearchedTexts.Of([]))).With(records, form, masks));

    /// <summary>Those that fit: the best first, and among equals in their order.</summary>
    /// <param name="words">The words; none fit all.</param>
    /// <param name="isWanted">What else they have to be.</param>
    public IReadOnlyList<T> Find(SearchWords words, Func<T, bool> isWanted)
    {
        if (!words.IsGiven)
            return [.. _records.Where(isWanted)];
        var (ranks, places) = (ArrayPool<byte>.Shared.Rent(_texts.Count), ArrayPool<int>.Shared.Rent(_records.Length));
        _texts.Rank(words, ranks.AsSpan(0, _texts.Count));
        // How many of each rank come before, counted first, so that what is found is put where it belongs.
        Span<int> next = stackalloc int[Ranks + 1];
        next.Clear();
        var count = 0;
        for (var place = 0; place < _records.Length; place++)
        {
            var rank = ranks[_numbers[place]];
            if (rank == SearchWords.None || !isWanted(_records[place]))
                continue;
            next[rank + 1]++;
            places[count++] = place;
        }

        for (var rank = 1; rank < next.Length; rank++)
            next[rank] += next[rank - 1];
        var found = new T[count];
        for (var at = 0; at < count; at++)
            found[next[ranks[_numbers[places[at]]]]++] = _records[places[at]];
        ArrayPool<byte>.Shared.Return(ranks);
        ArrayPool<int>.Shared.Return(places);
        return found;
    }

    // What was read anew and says the same keeps its text, but not its place, which other things than texts decide.
    private Searchable<T> With(IReadOnlyList<T> records, SearchForm<T> form, bool masks)
    {
        var difference = new RecordDifference<T>(_given, records);
        if (difference.Gone.Count == 0 && difference.Come.Count == 0)
            return new Searchable<T>(records, _records, _numbers, _texts);
        var stays = Staying(difference.GoneRecords);
        T[] come = [.. difference.ComeRecords];
        var gone = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < _records.Length; place++)
        {
            if (!stays[place])
                gone.TryAdd(form.Id(_records[place]), place);
        }

        var folded = new List<SearchedRecord>();
        var placed = new (T Record, int Number)[come.Length];
        for (var at = 0; at < placed.Length; at++)
            placed[at] = (come[at], NumberOf(come[at]));
        Array.Sort(placed, (one, other) => form.Order.Compare(one.Record, other.Record));
        return Merged(stays, records, placed, form.Order, folded.Count == 0 ? _texts : _texts.With(folded));

        int NumberOf(T record)
        {
            var texts = form.Texts(record);
            if (gone.TryGetValue(form.Id(record), out var place) && form.Texts(_records[place]).IsSame(texts))
                return _numbers[place];
            folded.Add(SearchedRecord.Of(texts.Title, texts.Names, texts.Others, masks));
            return _texts.Count + folded.Count - 1;
        }
    }

    private bool[] Staying(IEnumerable<T> gone)
    {
        // The same record may be there twice, and go once.
        var going = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        foreach (var record in gone)
            going[record] = going.GetValueOrDefault(record) + 1;
        var stays = new bool[_records.Length];
        for (var place = 0; place < stays.Length; place++)
        {
            stays[place] = !going.TryGetValue(_records[place], out var times) || times == 0;
            if (!stays[place])
                going[_records[place]] = times - 1;
        }

        return stays;
    }

    private Searchable<T> Merged(bool[] stays, IReadOnlyList<T> given, (T Record, int Number)[] placed, IComparer<T> order, SearchedTexts texts)
    {
        var (records, numbers) = (new T[given.Count], new int[given.Count]);
        var (at, next) = (0, 0);
        for (var place = 0; place < _records.Length; place++)
        {
            if (!stays[place])
                continue;
            while (next < placed.Length && order.Compare(placed[next].Record, _records[place]) < 0)
                Put(placed[next].Record, placed[next++].Number);
            Put(_records[place], _numbers[place]);
        }

        while (next < placed.Length)
            Put(placed[next].Record, placed[next++].Number);
        return new Searchable<T>(given, records, numbers, texts);

        void Put(T record, int number) => (records[at], numbers[at++]) = (record, number);
    }
}
