using System.Globalization;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Which page is asked for.</summary>
/// <param name="Page">From 1 to 999.</param>
/// <param name="Size">From 1 to 100.</param>
internal readonly record struct PageRequest(int Page, int Size)
{
    /// <summary>Reads <c>page</c> (default 1) and the size (default 25), whose name differs between routes.</summary>
    /// <exception cref="RequestRefusedException">One is no number, or outside its range.</exception>
    public static PageRequest Of(IQueryCollection query, string sizeName = "pageSize") =>
        new(Number(query, "page", 1, 999), Number(query, sizeName, 25, 100));

    /// <summary>Cuts the page out; past the end it is empty.</summary>
    public PageResponse<TResponse> Cut<T, TResponse>(IReadOnlyList<T> all, Func<T, TResponse> document) => new()
    {
        Results = [.. all.Skip((Page - 1) * Size).Take(Size).Select(document)],
        Pagination = new PaginationResponse
        {
            CurrentPage = Page,
            PageSize = Size,
            TotalPages = (all.Count + Size - 1) / Size,
            TotalResults = all.Count,
        },
    };

    private static int Number(IQueryCollection query, string name, int standard, int most)
    {
        if (!query.TryGetValue(name, out var text))
            return standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw RequestRefusedException.BadRequest($"{name} must be a whole number from 1 to {most}.");
    }
}
