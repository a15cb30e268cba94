using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>A search that was read and checked: what all searches have in common.</summary>
/// <typeparam name="TFilters">The filters of this kind of search.</typeparam>
internal sealed class Search<TFilters>
    where TFilters : SearchFilters, new()
{
    private readonly DateRange _created;
    private readonly DateRange _updated;
    private readonly SortBody _sort;

    private Search(SearchBody<TFilters> body, PageRequest page)
    {
        Page = page;
        Filters = body.Filters ?? new TFilters();
        Expand = body.Expand ?? [];
        _created = DateRange.Of(Filters.CreatedAt, "createdAt");
        _updated = DateRange.Of(Filters.UpdatedAt, "updatedAt");
        _sort = body.Sort ?? new SortBody();
        Status = Choice.Of(Filters.CoreStatus, "filters.status", Choice.Statuses);
        Choice.Check(_sort.Order, "sort.order", Filters.SortableTimes);
        Choice.Check(_sort.Sort, "sort.sort", "asc", "desc");
    }

    /// <summary>The page.</summary>
    public PageRequest Page { get; }

    /// <summary>The filters of this kind.</summary>
    public TFilters Filters { get; }

    /// <summary>The status that is filtered on.</summary>
    public CoreStatus? Status { get; }

    /// <summary>What was asked for in addition, unread: field definitions leave it open what may stand here.</summary>
    public IReadOnlyList<string?> Expand { get; }

    /// <summary>Reads the request; no body is a search without filters.</summary>
    /// <exception cref="RequestRefusedException">The body is no such search.</exception>
    public static async Task<Search<TFilters>> ReadAsync(HttpContext context, JsonTypeInfo<SearchBody<TFilters>> type)
    {
        var page = PageRequest.Of(context.Request.Query);
        using var text = new MemoryStream();
        await context.Request.Body.CopyToAsync(text, context.RequestAborted);
        if (text.Length == 0)
            return new Search<TFilters>(new SearchBody<TFilters>(), page);
        try
        {
            var body = JsonSerializer.Deserialize(text.GetBuffer().AsSpan(0, (int)text.Length), type);
            return new Search<TFilters>(body ?? new SearchBody<TFilters>(), page);
        }
        catch (JsonException wrong)
        {
            throw RequestRefusedException.BadRequest($"The body is not a valid search, at {wrong.Path ?? "$"}.");
        }
    }

    /// <summary>
    /// Filters and sorts. Which order there is when none is asked for is not published: here the records' own, which also
    /// decides between equal times; a field without direction sorts ascending, a direction without field by creation.
    /// </summary>
    /// <param name="records">What is searched.</param>
    /// <param name="created">When a record was made.</param>
    /// <param name="updated">When it was last changed.</param>
    /// <param name="deleted">When it was deleted, where that can be sorted by; what stands comes last either way.</param>
    public IReadOnlyList<T> Apply<T>(
        IEnumerable<T> records,
        Func<T, DateTimeOffset> created,
        Func<T, DateTimeOffset> updated,
        Func<T, DateTimeOffset?>? deleted = null)
    {
        var found = records.Where(record => _created.Holds(created(record)) && _updated.Holds(updated(record)));
        if (_sort.Order is null && _sort.Sort is null)
            return [.. found];
        if (_sort.Order == "deletedAt")
        {
            var time = deleted ?? throw new InvalidOperationException("These records cannot be deleted.");
            var latest = _sort.Sort == "desc" ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
            return Sorted(found, record => time(record) ?? latest);
        }

        return Sorted(found, _sort.Order == "updatedAt" ? updated : created);
    }

    private IReadOnlyList<T> Sorted<T>(IEnumerable<T> found, Func<T, DateTimeOffset> key) =>
        _sort.Sort == "desc" ? [.. found.OrderByDescending(key)] : [.. found.OrderBy(key)];
}
