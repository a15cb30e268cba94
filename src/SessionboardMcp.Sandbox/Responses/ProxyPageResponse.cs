namespace SessionboardMcp.Sandbox.Responses;

/// <summary>A page of the CRUD proxy: other names than <see cref="PageResponse{T}"/>, all in snake case.</summary>
internal sealed record ProxyPageResponse<T>
{
    public required IReadOnlyList<T> Data { get; init; }

    public required ProxyPaginationResponse Pagination { get; init; }

    /// <summary>The same page by its other names.</summary>
    public static ProxyPageResponse<T> Of(PageResponse<T> page) => new()
    {
        Data = page.Results,
        Pagination = new ProxyPaginationResponse
        {
            CurrentPage = page.Pagination.CurrentPage,
            PageSize = page.Pagination.PageSize,
            TotalPages = page.Pagination.TotalPages,
            TotalResults = page.Pagination.TotalResults,
        },
    };
}

/// <summary>Where a page of the CRUD proxy stands among its like.</summary>
internal sealed record ProxyPaginationResponse
{
    public required int CurrentPage { get; init; }

    public required int PageSize { get; init; }

    public required int TotalPages { get; init; }

    public required int TotalResults { get; init; }
}
