using OpenIddict.Abstractions;

namespace SessionboardMcp.Api.SignIn;

/// <summary>What Sessionboard's token endpoint answered.</summary>
/// <param name="AccessToken">Goes with each call of the API.</param>
/// <param name="RefreshToken">Gets the next access token; null where none was given, so that the one before stays good.</param>
/// <param name="ExpiresAt">When the access token expires, by <c>expires_in</c>.</param>
/// <param name="Scopes">What was granted.</param>
public sealed record SignInTokens(string AccessToken, string? RefreshToken, DateTimeOffset ExpiresAt, IReadOnlySet<string> Scopes)
{
    // Without expires_in nothing is known; renewing too early costs one request, and a constant of theirs is not to be trusted.
    private const long UnknownLifetimeSeconds = 300;

    /// <summary>Reads an answer.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="refreshToken">The refresh token; null where there is none.</param>
    /// <param name="response">The answer.</param>
    /// <param name="scopesBefore">What was asked for, or granted before: an answer without a scope means the same (RFC 6749, section 5.1).</param>
    /// <param name="time">The clock.</param>
    /// <returns>The tokens.</returns>
    public static SignInTokens Of(string accessToken, string? refreshToken, OpenIddictResponse response, string? scopesBefore, TimeProvider time)
    {
        var lifetime = response.ExpiresIn is > 0 and var seconds ? seconds : UnknownLifetimeSeconds;
        var scopes = (response.Scope ?? scopesBefore ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SignInTokens(accessToken, refreshToken, time.GetUtcNow().AddSeconds(lifetime), scopes.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Names the type only: what it holds must not reach a log.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => nameof(SignInTokens);
}
