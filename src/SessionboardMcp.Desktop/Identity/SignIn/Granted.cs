using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>What a profile keeps of what the token endpoint answered.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="Scopes">What it opens, in order.</param>
internal sealed record Granted(TokenPair Tokens, DateTimeOffset ExpiresAt, IReadOnlyList<string> Scopes)
{
    /// <summary>Takes it over.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="refreshBefore">The refresh token that stays good where no new one came; null where there is none.</param>
    public static Granted Of(SignInTokens answer, string? refreshBefore) =>
        new(new TokenPair(answer.AccessToken, answer.RefreshToken ?? refreshBefore), answer.ExpiresAt, [.. answer.Scopes.Order(StringComparer.Ordinal)]);
}
