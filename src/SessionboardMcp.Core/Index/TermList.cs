using System.Buffers;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// The words of many records, sorted, each with the records that hold it: a word and all that begin with it stand side by side. What it finds is
/// what <see cref="SearchWords.RankOf"/> finds by looking through each record.
/// </summary>
internal sealed class TermList : IWeighed
{
    private const int FieldMask = (1 << TermCollector.FieldBits) - 1;

    private readonly IReadOnlyList<SearchedRecord> _records;
    private readonly string[] _terms;

    // Where the records of each word begin; the last is where all end.
    private readonly int[] _starts;

    // The number of a record, and where in it the word stands first: 0 title, 1 names, 2 others.
    private readonly int[] _postings;
    private readonly long _bytes;

    private TermList(IReadOnlyList<SearchedRecord> records, string[] terms, int[] starts, int[] postings) =>
        (_records, _terms, _starts, _postings, _bytes) =
            (records, terms, starts, postings, records.Sum(record => sizeof(long) + record.Bytes) + terms.Sum(term => sizeof(long) + Sizes.Text(term)) + (sizeof(int) * ((long)starts.Length + postings.Length)));

    /// <summary>The records.</summary>
    public IReadOnlyList<SearchedRecord> Records => _records;

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? _bytes : 0;

    /// <summary>Sorts the words of records.</summary>
    public static TermList Of(IReadOnlyList<SearchedRecord> records)
    {
        var words = new TermCollector();
        for (var number = 0; number < records.Count; number++)
        {
            words.Add(records[number].Title, number << TermCollector.FieldBits);
            words.Add(records[number].Names, (number << TermCollector.FieldBits) + 1);
            words.Add(records[number].Others.ToString(), (number << TermCollector.FieldBits) + 2);
        }

        var (terms, starts, postings) = words.Sorted();
        return new TermList(records, terms, starts, postings);
    }

    /// <summary>How well each record fits, as <see cref="SearchWords.RankOf"/> says.</summary>
    /// <param name="words">The words.</param>
    /// <param name="ranks">Takes the rank of each record; <see cref="SearchWords.None"/> where it does not fit.</param>
    public void Rank(SearchWords words, Span<byte> ranks)
    {
        ranks.Clear();
        var rented = ArrayPool<byte>.Shared.Rent(ranks.Length);
        var levels = rented.AsSpan(0, ranks.Length);
        foreach (var needles in words.Terms)
        {
            Level(needles, levels);
            // A record fits as well as the word that fits it worst.
            for (var number = 0; number < ranks.Length; number++)
                ranks[number] = Math.Max(ranks[number], levels[number]);
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>How well each record fits one word, as <see cref="SearchWords.LevelOf"/> says.</summary>
    /// <param name="needles">The ways to write the word, of <see cref="SearchWords.Terms"/>.</param>
    /// <param name="levels">Takes the level of each record; <see cref="SearchWords.None"/> where it does not fit.</param>
    public void Level(string[] needles, Span<byte> levels)
    {
        levels.Fill(SearchWords.None);
        foreach (var needle in needles)
            Look(needle, levels);
    }

    private void Look(string needle, Span<byte> levels)
    {
        var words = needle.AsSpan().Trim(' ');
        var isWhole = needle[^1] == ' ';
        if (words.Contains(' '))
        {
            LookForPhrase(needle, words, isWhole, levels);
            return;
        }

        foreach (var (posting, term) in Holding(words.ToString(), isWhole))
        {
            var field = posting & FieldMask;
            var level = field == 0 && term.Length == words.Length ? 0 : field + 1;
            ref var known = ref levels[posting >> TermCollector.FieldBits];
            known = (byte)Math.Min(known, level);
        }
    }

    // Those that hold all of its words are looked through: whether these stand one after the other no list tells.
    private void LookForPhrase(string needle, ReadOnlySpan<char> words, bool isWhole, Span<byte> levels)
    {
        var seen = new ushort[_records.Count];
        var parts = words.ToString().Split(' ');
        for (var place = 0; place < parts.Length; place++)
        {
            foreach (var (posting, _) in Holding(parts[place], isWhole || place < parts.Length - 1))
            {
                if (seen[posting >> TermCollector.FieldBits] == place)
                    seen[posting >> TermCollector.FieldBits]++;
            }
        }

        for (var number = 0; number < seen.Length; number++)
        {
            if (seen[number] == parts.Length && SearchWords.LevelOf(needle, _records[number]) is var level)
                levels[number] = Math.Min(levels[number], level);
        }
    }

    private IEnumerable<(int Posting, string Term)> Holding(string word, bool isWhole)
    {
        var place = Array.BinarySearch(_terms, word, StringComparer.Ordinal);
        if (place < 0)
            place = isWhole ? _terms.Length : ~place;
        for (; place < _terms.Length && _terms[place].StartsWith(word, StringComparison.Ordinal); place++)
        {
            for (var at = _starts[place]; at < _starts[place + 1]; at++)
                yield return (_postings[at], _terms[place]);
            if (isWhole)
                break;
        }
    }
}
