using OpenIddict.Abstractions;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Reads what the token endpoint answered.</summary>
internal static class TokenReading
{
    // Without expires_in nothing is known; renewing too early costs one request, and a constant of theirs is not to be trusted.
    private const long UnknownLifetimeSeconds = 300;

    /// <summary>Makes tokens of an answer.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="refreshToken">The refresh token; null where there is none.</param>
    /// <param name="response">The answer.</param>
    /// <param name="scopesBefore">What was asked for, or granted before: an answer without a scope means the same (RFC 6749, section 5.1).</param>
    /// <param name="time">The clock.</param>
    public static UpstreamTokens Of(string accessToken, string? refreshToken, OpenIddictResponse response, string? scopesBefore, TimeProvider time)
    {
        var lifetime = response.ExpiresIn is > 0 and var seconds ? seconds : UnknownLifetimeSeconds;
        var scopes = (response.Scope ?? scopesBefore ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new UpstreamTokens(accessToken, refreshToken, time.GetUtcNow().AddSeconds(lifetime), scopes.ToHashSet(StringComparer.Ordinal));
    }
}
