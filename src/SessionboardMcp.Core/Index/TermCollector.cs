namespace SessionboardMcp.Core.Index;

/// <summary>Collects the words of records, each once for a record, and sorts them.</summary>
internal sealed class TermCollector
{
    /// <summary>How many of a posting's lowest bits say in which text of the record the word stands.</summary>
    public const int FieldBits = 2;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    // Of each word how many records hold it, and the last one that did.
    private readonly List<int> _counts = [];
    private readonly List<int> _last = [];
    private readonly List<(int Term, int Posting)> _found = [];

    /// <summary>Adds the words of a text that <see cref="SearchedText"/> made.</summary>
    /// <param name="searched">The text.</param>
    /// <param name="posting">Where it stands: the record's number, and in its lowest bits the field. Fields come in their order.</param>
    public void Add(string searched, int posting)
    {
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in searched.AsSpan().SplitAny(' ', '\n'))
        {
            var word = searched.AsSpan(range);
            if (word.IsEmpty)
                continue;
            if (!lookup.TryGetValue(word, out var term))
            {
                term = _terms.Count;
                _terms.Add(word.ToString());
                _numbers.Add(_terms[term], term);
                _counts.Add(0);
                _last.Add(-1);
            }

            var record = posting >> FieldBits;
            if (_last[term] == record)
                continue;
            _last[term] = record;
            _counts[term]++;
            _found.Add((term, posting));
        }
    }

    /// <summary>The words in order, where the records of each begin, and the records.</summary>
    public (string[] Terms, int[] Starts, int[] Postings) Sorted()
    {
        var terms = _terms.ToArray();
        var order = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(terms, order, StringComparer.Ordinal);
        var starts = new int[terms.Length + 1];
        var next = new int[terms.Length];
        for (var place = 0; place < terms.Length; place++)
        {
            next[order[place]] = starts[place];
            starts[place + 1] = starts[place] + _counts[order[place]];
        }

        var postings = new int[_found.Count];
        foreach (var (term, posting) in _found)
            postings[next[term]++] = posting;
        return (terms, starts, postings);
    }
}
