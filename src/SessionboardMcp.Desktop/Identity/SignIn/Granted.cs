using OpenIddict.Abstractions;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>What the token endpoint answered.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="Scopes">What it opens.</param>
internal sealed record Granted(TokenPair Tokens, DateTimeOffset ExpiresAt, IReadOnlyList<string> Scopes)
{
    // Without expires_in nothing is known; renewing too early costs one request, and a constant of theirs is not to be trusted.
    private const long UnknownLifetimeSeconds = 300;

    /// <summary>Reads it.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="refreshToken">The refresh token; null where there is none.</param>
    /// <param name="response">The answer.</param>
    /// <param name="scopesBefore">What was asked for, or granted before: an answer without a scope means the same (RFC 6749, section 5.1).</param>
    /// <param name="time">The clock.</param>
    public static Granted Of(
        string accessToken, string? refreshToken, OpenIddictResponse response, IReadOnlyList<string> scopesBefore, TimeProvider time)
    {
        var lifetime = response.ExpiresIn is > 0 and var seconds ? seconds : UnknownLifetimeSeconds;
        var scopes = response.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? scopesBefore;
        return new Granted(new TokenPair(accessToken, refreshToken), time.GetUtcNow().AddSeconds(lifetime), [.. scopes.Distinct().Order(StringComparer.Ordinal)]);
    }
}
