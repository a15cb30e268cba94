namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>What Sessionboard's token endpoint answered.</summary>
/// <param name="AccessToken">Goes with each call of its API.</param>
/// <param name="RefreshToken">Gets the next access token; null where none was given.</param>
/// <param name="ExpiresAt">When the access token expires, by <c>expires_in</c>.</param>
/// <param name="Scopes">What was granted.</param>
internal sealed record UpstreamTokens(string AccessToken, string? RefreshToken, DateTimeOffset ExpiresAt, IReadOnlySet<string> Scopes)
{
    /// <summary>Names the type only: what it holds must not reach a log.</summary>
    public override string ToString() => nameof(UpstreamTokens);
}
