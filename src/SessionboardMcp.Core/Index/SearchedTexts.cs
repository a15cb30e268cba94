namespace SessionboardMcp.Core.Index;

/// <summary>
/// The folded texts of records, each under a number that stays: what changes gets a new number at the end. The few latest are looked through one
/// by one, the others by their <see cref="TermList"/>s, so that a change costs no more than it is large. It never changes itself.
/// </summary>
internal sealed class SearchedTexts : IWeighed
{
    // So many are looked through faster than their words are sorted.
    private const int MostLoose = 256;

    private readonly TermList[] _sorted;
    private readonly SearchedRecord[] _loose;
    private readonly int _sortedCount;

    private SearchedTexts(TermList[] sorted, SearchedRecord[] loose)
    {
        (_sorted, _loose) = (sorted, loose);
        _sortedCount = sorted.Sum(terms => terms.Records.Count);
    }

    /// <summary>How many there are.</summary>
    public int Count => _sortedCount + _loose.Length;

    /// <inheritdoc/>
    /// <remarks>What two versions share counts once.</remarks>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? _sorted.Sum(terms => terms.Weigh(counted)) + _loose.Where(counted.Add).Sum(text => text.Bytes) : 0;

    /// <summary>The text of a number.</summary>
    public SearchedRecord this[int number]
    {
        get
        {
            foreach (var terms in _sorted)
            {
                if (number < terms.Records.Count)
                    return terms.Records[number];
                number -= terms.Records.Count;
            }

            return _loose[number];
        }
    }

    /// <summary>The texts of records, numbered in their order.</summary>
    public static SearchedTexts Of(IReadOnlyList<SearchedRecord> records) => new SearchedTexts([], []).With(records);

    /// <summary>The same with more of them at the end.</summary>
    public SearchedTexts With(IReadOnlyList<SearchedRecord> more)
    {
        SearchedRecord[] loose = [.. _loose, .. more];
        return loose.Length < MostLoose ? new SearchedTexts(_sorted, loose) : new SearchedTexts([.. _sorted, TermList.Of(loose)], []);
    }

    /// <summary>How well each fits, as <see cref="SearchWords.RankOf"/> says.</summary>
    /// <param name="words">The words.</param>
    /// <param name="ranks">Takes the rank of each number; <see cref="SearchWords.None"/> where it does not fit.</param>
    public void Rank(SearchWords words, Span<byte> ranks)
    {
        var place = 0;
        foreach (var terms in _sorted)
        {
            terms.Rank(words, ranks.Slice(place, terms.Records.Count));
            place += terms.Records.Count;
        }

        foreach (var record in _loose)
            ranks[place++] = (byte)(words.RankOf(record) ?? SearchWords.None);
    }
}
