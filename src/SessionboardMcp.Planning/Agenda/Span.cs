namespace SessionboardMcp.Planning.Agenda;

/// <summary>A half-open stretch of minutes of a <see cref="Timeline"/>.</summary>
internal readonly record struct Span(int From, int To)
{
    public int Length => To - From;

    public bool Overlaps(Span other) => From < other.To && other.From < To;

    public bool Holds(int from, int to) => From <= from && to <= To;

    /// <summary>The same minutes in as few spans as there can be, in order.</summary>
    public static List<Span> Union(IEnumerable<Span> spans)
    {
        var union = new List<Span>();
        foreach (var span in spans.Where(span => span.To > span.From).OrderBy(span => span.From))
        {
            if (union.Count > 0 && union[^1].To >= span.From)
                union[^1] = new Span(union[^1].From, Math.Max(union[^1].To, span.To));
            else
                union.Add(span);
        }

        return union;
    }

    /// <summary>What of a span is left between others.</summary>
    public static IEnumerable<Span> Without(Span whole, IEnumerable<Span> taken)
    {
        var from = whole.From;
        foreach (var span in Union(taken))
        {
            if (span.From > from)
                yield return new Span(from, Math.Min(span.From, whole.To));
            from = Math.Max(from, span.To);
            if (from >= whole.To)
                yield break;
        }

        yield return new Span(from, whole.To);
    }
}
