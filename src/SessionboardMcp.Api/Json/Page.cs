namespace SessionboardMcp.Api.Json;

/// <summary>One page of a search.</summary>
/// <typeparam name="T">What was searched.</typeparam>
/// <param name="Items">The page's items, in the API's order.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Size">How many items a full page holds, at most 100.</param>
/// <param name="Total">How many items there are on all pages; null when the API did not say.</param>
/// <param name="TotalPages">How many pages there are; null when the API did not say.</param>
/// <param name="ReceivedAt">When the page came from Sessionboard, in UTC.</param>
public sealed record Page<T>(
    IReadOnlyList<T> Items,
    int Number,
    int Size,
    int? Total,
    int? TotalPages,
    DateTimeOffset ReceivedAt);
