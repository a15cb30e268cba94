namespace SessionboardMcp.Server.Identity.Clients.Redirects;

/// <summary>What remains of the redirect addresses that a client named: a set is not refused for one that is not accepted.</summary>
/// <param name="Named">Those that are accepted, as the client wrote them.</param>
/// <param name="Dropped">Those that are not.</param>
internal sealed record AcceptedRedirects(IReadOnlyList<string> Named, IReadOnlyList<string> Dropped)
{
    private const int MaxHosts = 5;

    /// <summary>The accepted ones as they are stored.</summary>
    public IReadOnlyList<string> Stored { get; } = [.. Named.Select(RedirectUri.Stored).Distinct(StringComparer.Ordinal)];

    /// <summary>The hosts of those that were dropped, for the log: a few, each once and bounded, as strangers choose them.</summary>
    public static string Hosts(IEnumerable<string?> redirects) => string.Join(", ", redirects.Select(RedirectUri.HostForLog).Distinct(StringComparer.Ordinal).Take(MaxHosts));
}
