using OpenIddict.Client;
using SessionboardMcp.Api.Errors;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

namespace SessionboardMcp.Server.Identity.Upstream.Refresh;

/// <summary>Renews grants at Sessionboard and gives them back.</summary>
internal sealed partial class UpstreamGrants(OpenIddictClientService client, TimeProvider time, ILogger<UpstreamGrants> logger)
{
    /// <summary>Exchanges a refresh token, once.</summary>
    /// <param name="region">Whose it is.</param>
    /// <param name="refreshToken">The token.</param>
    /// <param name="scopesBefore">What was granted before.</param>
    /// <returns>The new tokens; null where Sessionboard no longer honours the grant (<c>invalid_grant</c>).</returns>
    /// <exception cref="UpstreamUnavailableException">It did not come to an end; the grant may well be good.</exception>
    public async Task<UpstreamTokens?> RefreshAsync(string region, string refreshToken, IReadOnlySet<string> scopesBefore)
    {
        try
        {
            // Whoever asked may leave; an answer that is on its way must not be lost. The HTTP client has a limit of its own.
            var answer = await client.AuthenticateWithRefreshTokenAsync(new RefreshTokenAuthenticationRequest
            {
                RegistrationId = region,
                RefreshToken = refreshToken,
                DisableUserInfo = true,
                CancellationToken = CancellationToken.None,
            });
            return TokenReading.Of(answer.AccessToken, answer.RefreshToken, answer.TokenResponse, string.Join(' ', scopesBefore), time);
        }
        catch (ProtocolException refused) when (refused.Error == Errors.InvalidGrant)
        {
            return null;
        }
        catch (ProtocolException failure)
        {
            Log.NotRenewed(logger, region, failure.Error);
            throw UpstreamUnavailableException.OfSignIn(
                "Sessionboard could not renew this sign-in just now. The connection is kept: try again in a minute.", failure);
        }
    }

    /// <summary>Gives a grant back. Where Sessionboard cannot be reached, its tokens expire there by themselves.</summary>
    public async Task RevokeAsync(string region, string token, bool isRefreshToken, CancellationToken cancellationToken)
    {
        try
        {
            await client.RevokeTokenAsync(new RevocationRequest
            {
                RegistrationId = region,
                Token = token,
                TokenTypeHint = isRefreshToken ? TokenTypeHints.RefreshToken : TokenTypeHints.AccessToken,
                CancellationToken = cancellationToken,
            });
        }
        catch (Exception failure) when (failure is ProtocolException or UpstreamUnavailableException or InvalidOperationException)
        {
            Log.NotRevoked(logger, region, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A grant of region {Region} was not renewed: {Error}")]
        public static partial void NotRenewed(ILogger logger, string region, string? error);

        [LoggerMessage(2, LogLevel.Warning, "A grant of region {Region} was not given back: {Failure}")]
        public static partial void NotRevoked(ILogger logger, string region, string failure);
    }
}
