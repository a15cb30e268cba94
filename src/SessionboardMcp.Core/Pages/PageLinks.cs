namespace SessionboardMcp.Core.Pages;

/// <summary>The pages beside one another, as a host has them. On the way of a sign-in there are none, as whoever follows one loses the way.</summary>
/// <param name="Home">The host's first page; null where nothing leads there.</param>
/// <param name="All">The pages, in the order in which they stand.</param>
public sealed record PageLinks(string? Home, IReadOnlyList<PageLink> All)
{
    /// <summary>None.</summary>
    public static PageLinks None { get; } = new(null, []);
}

/// <summary>A page that others lead to.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Words">What it is called.</param>
public sealed record PageLink(string Path, string Words);
