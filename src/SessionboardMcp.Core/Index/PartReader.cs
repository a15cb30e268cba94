using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Keeping;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Reads one part of an index: whole, or, where that takes many pages, by what changed since. What is freshened is held against the
/// number of records that Sessionboard counts, and read whole where that differs: a deletion that no search tells of is seen by it.
/// </summary>
/// <typeparam name="T">What the part holds.</typeparam>
/// <param name="keeping">Where it will be kept.</param>
internal abstract class PartReader<T>(IKeeping keeping)
    where T : class
{
    // A part of one page is read whole for no more than freshening costs.
    private const int FewItems = 100;

    // What records tell of other records (a room's name, a person's photo) is as old as the last whole reading.
    private static readonly TimeSpan WholeEvery = TimeSpan.FromMinutes(30);

    // Reads may be three minutes old at Sessionboard, and changes may be written later than they are dated.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>The part as it is now.</summary>
    /// <param name="known">The part as it was; null where nothing is kept.</param>
    /// <param name="now">Now.</param>
    /// <param name="steps">Is told how far it is, where everything is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IndexPart<T>> ReadAsync(IndexPart<T>? known, DateTimeOffset now, IProgress<Steps> steps, CancellationToken cancellationToken)
    {
        if (known is { LatestChange: { } latest, Items.Count: > FewItems } && now - known.WholeAt < WholeEvery
            && await FreshenAsync(known, latest, latest - Overlap, cancellationToken) is { } items)
        {
            return Followed(items, now, known);
        }

        return Whole(Same(await WholeAsync(steps, cancellationToken), known), now, known);
    }

    /// <summary>Everything.</summary>
    protected abstract Task<IReadOnlyList<T>> WholeAsync(IProgress<Steps> steps, CancellationToken cancellationToken);

    /// <summary>What is known, with what changed since; null where that cannot be told and everything has to be read.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="latest">The latest change that is known.</param>
    /// <param name="since">From when on changes are searched.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract Task<IReadOnlyList<T>?> FreshenAsync(
        IndexPart<T> known, DateTimeOffset latest, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>A record's id.</summary>
    protected abstract string IdOf(T item);

    /// <summary>Whether what was read anew says the same as what is known.</summary>
    protected abstract bool IsSame(T known, T anew);

    /// <summary>The room that a record takes, in bytes.</summary>
    protected abstract long SizeOf(T item);

    /// <summary>The latest time that a record tells of itself.</summary>
    protected abstract DateTimeOffset? ChangeOf(T item);

    /// <summary>The later of two times, where they are told.</summary>
    protected static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => other > one ? other : one ?? other;

    /// <summary>Everything that a search finds, each made small, and room taken for it, as soon as its page is there.</summary>
    protected Task<IReadOnlyList<T>> AllAsync<TRecord>(
        PageCollector.Fetch<TRecord> fetch, Func<TRecord, SharedValues, T> slim, IProgress<Steps>? steps, CancellationToken cancellationToken) =>
        PageCollector.AllAsync(fetch, IdOf, slim, (items, isMore) => keeping.Take((isMore ? 1 : -1) * items.Sum(SizeOf)), steps, cancellationToken);

    /// <summary>How many records a search finds; null where Sessionboard does not say.</summary>
    protected static async Task<int?> TotalAsync<TRecord>(PageCollector.Fetch<TRecord> fetch, CancellationToken cancellationToken) =>
        (await fetch(1, 1, cancellationToken)).Total;

    /// <summary>What is known with what changed put in its place, or at the end.</summary>
    protected IReadOnlyList<T> Merge(IReadOnlyList<T> known, IReadOnlyList<T> changed)
    {
        if (changed.Count == 0)
            return known;
        var later = changed.ToDictionary(IdOf, StringComparer.Ordinal);
        var merged = new List<T>(known.Count + changed.Count);
        foreach (var item in known)
            merged.Add(later.Remove(IdOf(item), out var anew) && !IsSame(item, anew) ? anew : item);
        merged.AddRange(later.Values);
        return merged;
    }

    // What says the same stays one with what was made of it.
    private IReadOnlyList<T> Same(IReadOnlyList<T> read, IndexPart<T>? known)
    {
        if (known is null)
            return read;
        var before = known.Items.ToDictionary(IdOf, StringComparer.Ordinal);
        return [.. read.Select(item => before.TryGetValue(IdOf(item), out var same) && IsSame(same, item) ? same : item)];
    }

    private IndexPart<T> Whole(IReadOnlyList<T> items, DateTimeOffset now, IndexPart<T>? known) => Part(items, now, known, items.Sum(SizeOf), items.Max(ChangeOf));

    // Of what stays, what was summed up stays.
    private IndexPart<T> Followed(IReadOnlyList<T> items, DateTimeOffset now, IndexPart<T> known)
    {
        var difference = new RecordDifference<T>(known.Items, items);
        var latest = Later(known.LatestTold, difference.ComeRecords.Max(ChangeOf));
        if (latest == known.LatestTold && difference.GoneRecords.Any(gone => ChangeOf(gone) == latest))
            latest = items.Max(ChangeOf);
        var bytes = known.RecordBytes + difference.ComeRecords.Sum(SizeOf) - difference.GoneRecords.Sum(SizeOf);
        return Part(items, now, known, bytes, latest) with { WholeAt = known.WholeAt };
    }

    // A record that is dated in the future must not hide the changes until then.
    private static IndexPart<T> Part(IReadOnlyList<T> items, DateTimeOffset now, IndexPart<T>? known, long bytes, DateTimeOffset? latest) => new(items, now)
    {
        Made = known is null ? new MadeOnce() : new MadeOnce(known.Made),
        RecordBytes = bytes,
        LatestTold = latest,
        LatestChange = latest < now ? latest : latest is null ? null : now,
    };
}
