using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Reads every page of a search, all of them or none. The pages are asked for together: the client lets four through at once for a
/// credential, whichever search they are of.
/// </summary>
internal static class PageCollector
{
    private const int PageSize = 100;

    // Sessionboard's own page numbers end somewhere near here; a search without an end must not keep us for ever.
    private const int MaxPages = 999;

    /// <summary>One page: its number, its size.</summary>
    public delegate Task<Page<T>> Fetch<T>(int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>Everything that the search finds.</summary>
    /// <exception cref="IndexIncompleteException">The pages do not add up to what Sessionboard says there is, not even the second time.</exception>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(Fetch<T> fetch, Func<T, string> id, CancellationToken cancellationToken) =>
        await TryAllAsync(fetch, id, cancellationToken)
        ?? await TryAllAsync(fetch, id, cancellationToken)
        ?? throw new IndexIncompleteException();

    private static async Task<IReadOnlyList<T>?> TryAllAsync<T>(Fetch<T> fetch, Func<T, string> id, CancellationToken cancellationToken)
    {
        var first = await fetch(1, PageSize, cancellationToken);
        List<Page<T>> pages = [first];
        if (PagesOf(first) is { } count)
            pages.AddRange(await RestAsync(fetch, count, cancellationToken));
        else
            await FollowAsync(fetch, pages, cancellationToken);

        // A record that is created or deleted meanwhile moves others from page to page: then some come twice, and some not at all.
        List<T> all = [.. pages.SelectMany(page => page.Items).DistinctBy(id)];
        return pages.All(page => page.Total is null || page.Total == all.Count) ? all : null;
    }

    private static int? PagesOf<T>(Page<T> page) =>
        page.TotalPages ?? (page.Total is { } total ? (total + PageSize - 1) / PageSize : null);

    private static async Task<Page<T>[]> RestAsync<T>(Fetch<T> fetch, int count, CancellationToken cancellationToken)
    {
        if (count > MaxPages)
            throw new IndexIncompleteException();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rest = Enumerable.Range(2, Math.Max(count - 1, 0)).Select(number => StopOthersAsync(fetch(number, PageSize, failed.Token), failed)).ToList();
        try
        {
            return await Task.WhenAll(rest);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The pages that were stopped hide the one that failed.
            await rest.First(page => page.IsFaulted);
            throw;
        }
    }

    private static async Task<Page<T>> StopOthersAsync<T>(Task<Page<T>> page, CancellationTokenSource failed)
    {
        try
        {
            return await page;
        }
        catch (SessionboardException)
        {
            await failed.CancelAsync();
            throw;
        }
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
