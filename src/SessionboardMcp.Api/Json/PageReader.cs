using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SessionboardMcp.Api.Json;

/// <summary>Asks for pages, and reads them.</summary>
internal static class PageReader
{
    /// <summary>The most that Sessionboard puts on a page.</summary>
    public const int MaxSize = 100;

    // A guard against an API that says "more" for ever; ten thousand events or tags are beyond any organization.
    private const int MaxPages = 100;

    private const int MaxReadings = 3;

    public static string Query(int page, int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, MaxSize);
        return string.Create(CultureInfo.InvariantCulture, $"page={page}&pageSize={pageSize}");
    }

    public static Page<T> Read<T>(JsonElement root, JsonTypeInfo<T> type, int page, int pageSize, DateTimeOffset receivedAt) =>
        Read(root, row => row.Deserialize(type), page, pageSize, receivedAt);

    public static Page<T> Read<T>(JsonElement root, Func<JsonElement, T?> item, int page, int pageSize, DateTimeOffset receivedAt)
    {
        var pages = Pagination.Of(root);
        var items = new List<T>();
        foreach (var row in Envelope.Rows(root).EnumerateArray())
        {
            if (item(row) is { } read) items.Add(read);
        }

        return new Page<T>(items, pages.Page ?? page, pages.Size ?? pageSize, pages.Total, pages.TotalPages, receivedAt);
    }

    /// <summary>
    /// Fetches page after page until the last one; the whole is as old as its first page. Where something is made or deleted meanwhile, what stands behind it
    /// moves to another page, and may be on none that was read: then all is read again, three times at most.
    /// </summary>
    /// <param name="fetch">Fetches the page of a number.</param>
    /// <param name="id">The id of an item. A page of nothing but known ids ends the list: a route may ignore pages.</param>
    public static async Task<Dated<IReadOnlyList<T>>> AllAsync<T>(Func<int, Task<Page<T>>> fetch, Func<T, string> id)
    {
        for (var reading = 1; ; reading++)
        {
            var (all, hasMoved) = await ReadAsync(fetch, id).ConfigureAwait(false);
            if (!hasMoved || reading == MaxReadings)
                return all;
        }
    }

    private static async Task<(Dated<IReadOnlyList<T>> All, bool HasMoved)> ReadAsync<T>(Func<int, Task<Page<T>>> fetch, Func<T, string> id)
    {
        var all = new List<T>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? receivedAt = null;
        var totals = new HashSet<int>();
        for (var number = 1; number <= MaxPages; number++)
        {
            var page = await fetch(number).ConfigureAwait(false);
            receivedAt ??= page.ReceivedAt;
            if (page.Total is { } total)
                totals.Add(total);
            var before = all.Count;
            all.AddRange(page.Items.Where(item => known.Add(id(item))));
            var pages = new Pagination(page.Number, page.Size, page.TotalPages, page.Total);
            if (all.Count == before || !pages.HasMore(number, page.Size, page.Items.Count)) break;
        }

        return (new Dated<IReadOnlyList<T>>(all, receivedAt ?? default), totals.Count > 1);
    }
}
