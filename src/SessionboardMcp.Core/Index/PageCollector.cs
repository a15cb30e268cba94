using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Reads every page of a search, several at once, and all of them or none. The client lets four through at once for a credential,
/// whichever search they are of.
/// </summary>
internal static class PageCollector
{
    private const int PageSize = 100;

    // Sessionboard's own page numbers end somewhere near here; a search without an end must not keep us for ever.
    private const int MaxPages = 999;

    // No more than the client lets through, so that a large event's pages do not stand in line before a small one's.
    private const int Window = 4;

    /// <summary>One page: its number, its size.</summary>
    public delegate Task<Page<T>> Fetch<T>(int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>Everything that the search finds.</summary>
    /// <exception cref="IndexIncompleteException">The pages do not add up to what Sessionboard says there is, not even the second time.</exception>
    public static Task<IReadOnlyList<T>> AllAsync<T>(Fetch<T> fetch, Func<T, string> id, CancellationToken cancellationToken) =>
        AllAsync(fetch, id, null, cancellationToken);

    /// <summary>Everything that the search finds, each made small as soon as its page is there.</summary>
    /// <param name="fetch">Fetches a page.</param>
    /// <param name="id">What makes two the same.</param>
    /// <param name="slim">Makes one small, with what it shares with the others.</param>
    /// <param name="take">Is told of the small ones as they come, and again, with false, where they do not count as all is read again.</param>
    /// <param name="steps">Is told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IndexIncompleteException">The pages do not add up to what Sessionboard says there is, not even the second time.</exception>
    public static Task<IReadOnlyList<TSlim>> AllAsync<T, TSlim>(
        Fetch<T> fetch, Func<TSlim, string> id, Func<T, SharedValues, TSlim> slim, Action<IReadOnlyList<TSlim>, bool> take, IProgress<Steps>? steps, CancellationToken cancellationToken)
    {
        var (shared, read) = (new SharedValues(), new List<IReadOnlyList<TSlim>>());
        return AllAsync(FetchAsync, id, steps, cancellationToken);

        async Task<Page<TSlim>> FetchAsync(int number, int size, CancellationToken token)
        {
            var page = await fetch(number, size, token);
            // Pages come at once.
            lock (shared)
            {
                if (number == 1)
                {
                    foreach (var before in read)
                        take(before, false);
                    read.Clear();
                }

                TSlim[] items = [.. page.Items.Select(item => slim(item, shared))];
                read.Add(items);
                take(items, true);
                return new Page<TSlim>(items, page.Number, page.Size, page.Total, page.TotalPages, page.ReceivedAt);
            }
        }
    }

    /// <summary>How many pages so many records take.</summary>
    public static int PagesOf(int records) => (records + PageSize - 1) / PageSize;

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Fetch<T> fetch, Func<T, string> id, IProgress<Steps>? steps, CancellationToken cancellationToken) =>
        await TryAllAsync(fetch, id, steps, cancellationToken)
        ?? await TryAllAsync(fetch, id, steps, cancellationToken)
        ?? throw new IndexIncompleteException();

    private static async Task<IReadOnlyList<T>?> TryAllAsync<T>(Fetch<T> fetch, Func<T, string> id, IProgress<Steps>? steps, CancellationToken cancellationToken)
    {
        var first = await fetch(1, PageSize, cancellationToken);
        List<Page<T>> pages = [first];
        if (PagesOf(first) is { } count)
            pages.AddRange(await RestAsync(fetch, count, steps, cancellationToken));
        else
            await FollowAsync(fetch, pages, cancellationToken);

        // A record that is created or deleted meanwhile moves others from page to page: then some come twice, and some not at all.
        List<T> all = [.. pages.SelectMany(page => page.Items).DistinctBy(id)];
        return pages.All(page => page.Total is null || page.Total == all.Count) ? all : null;
    }

    private static int? PagesOf<T>(Page<T> page) => page.TotalPages ?? (page.Total is { } total ? PagesOf(total) : null);

    private static async Task<Page<T>[]> RestAsync<T>(Fetch<T> fetch, int count, IProgress<Steps>? steps, CancellationToken cancellationToken)
    {
        if (count > MaxPages)
            throw new IndexIncompleteException();
        var rest = new Page<T>[Math.Max(count - 1, 0)];
        var window = new ParallelOptions { MaxDegreeOfParallelism = Window, CancellationToken = cancellationToken };
        // The first failure stops the others, and is what is thrown.
        var done = 1;
        steps?.Report(new Steps(done, count));
        await Parallel.ForAsync(0, rest.Length, window, async (index, token) =>
        {
            rest[index] = await fetch(index + 2, PageSize, token);
            steps?.Report(new Steps(Interlocked.Increment(ref done), count));
        });
        return rest;
    }

    // Where the API does not say how many there are, a page that is not full is the last.
    private static async Task FollowAsync<T>(Fetch<T> fetch, List<Page<T>> pages, CancellationToken cancellationToken)
    {
        while (pages[^1].Items.Count >= PageSize)
        {
            if (pages.Count == MaxPages)
                throw new IndexIncompleteException();
            pages.Add(await fetch(pages.Count + 1, PageSize, cancellationToken));
        }
    }
}
