using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>What an answer says of its pages; every part of it may be missing.</summary>
internal sealed record Pagination(int? Page, int? Size, int? TotalPages, int? Total)
{
    private static readonly Pagination None = new(null, null, null, null);

    public static Pagination Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return None;
        if (!root.Look(out var told, "pagination", "meta"))
            return root.Look(out var wrapped, "data", "results") ? Of(wrapped) : None;
        return told.ValueKind == JsonValueKind.Object
            ? new Pagination(
                told.Whole("currentPage", "current_page", "page"),
                told.Whole("pageSize", "page_size", "limit"),
                told.Whole("totalPages", "total_pages"),
                told.Whole("totalResults", "total_results", "total"))
            : None;
    }

    /// <summary>Whether there is a page after this one, as far as can be told.</summary>
    public bool HasMore(int page, int pageSize, int received) =>
        received > 0
        && (TotalPages is { } pages ? page < pages
            : Total is { } total ? (long)page * pageSize < total
            : received >= pageSize);
}
