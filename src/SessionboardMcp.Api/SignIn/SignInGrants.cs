using Microsoft.Extensions.Logging;
using OpenIddict.Client;
using SessionboardMcp.Api.Errors;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;
using OAuthErrors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace SessionboardMcp.Api.SignIn;

/// <summary>Renews grants at Sessionboard and gives them back.</summary>
public sealed partial class SignInGrants
{
    private readonly OpenIddictClientService _client;
    private readonly TimeProvider _time;
    private readonly ILogger<SignInGrants> _logger;

    internal SignInGrants(OpenIddictClientService client, TimeProvider time, ILogger<SignInGrants> logger) =>
        (_client, _time, _logger) = (client, time, logger);

    /// <summary>Exchanges a refresh token, once.</summary>
    /// <param name="registration">The registration that got it.</param>
    /// <param name="refreshToken">The token.</param>
    /// <param name="scopesBefore">What was granted before.</param>
    /// <returns>The new tokens; null where Sessionboard no longer honours the grant (<c>invalid_grant</c>).</returns>
    /// <exception cref="UpstreamUnavailableException">It did not come to an end; the grant may well be good.</exception>
    public async Task<SignInTokens?> RefreshAsync(string registration, string refreshToken, IReadOnlySet<string> scopesBefore)
    {
        try
        {
            // Whoever asked may leave; an answer that is on its way must not be lost. The HTTP client has a limit of its own.
            var answer = await _client.AuthenticateWithRefreshTokenAsync(new RefreshTokenAuthenticationRequest
            {
                RegistrationId = registration,
                RefreshToken = refreshToken,
                DisableUserInfo = true,
                CancellationToken = CancellationToken.None,
            });
            return SignInTokens.Of(answer.AccessToken, answer.RefreshToken, answer.TokenResponse, string.Join(' ', scopesBefore), _time);
        }
        catch (ProtocolException refused) when (refused.Error == OAuthErrors.InvalidGrant)
        {
            return null;
        }
        catch (ProtocolException failure)
        {
            Log.NotRenewed(_logger, registration, failure.Error);
            throw UpstreamUnavailableException.OfSignIn(
                "Sessionboard could not renew this sign-in just now. The connection is kept: try again in a minute.", failure);
        }
    }

    /// <summary>Gives a grant back. Where Sessionboard cannot be reached, its tokens expire there by themselves.</summary>
    /// <param name="registration">The registration that got it.</param>
    /// <param name="token">The refresh token, or an access token where there is none.</param>
    /// <param name="isRefreshToken">Which of the two it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether Sessionboard was told.</returns>
    public async Task<bool> TryRevokeAsync(string registration, string token, bool isRefreshToken, CancellationToken cancellationToken)
    {
        try
        {
            await _client.RevokeTokenAsync(new RevocationRequest
            {
                RegistrationId = registration,
                Token = token,
                TokenTypeHint = isRefreshToken ? TokenTypeHints.RefreshToken : TokenTypeHints.AccessToken,
                CancellationToken = cancellationToken,
            });
            return true;
        }
        catch (Exception failure) when (failure is ProtocolException or UpstreamUnavailableException or InvalidOperationException)
        {
            Log.NotRevoked(_logger, registration, failure.GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A grant of {Registration} was not renewed: {Error}")]
        public static partial void NotRenewed(ILogger logger, string registration, string? error);

        [LoggerMessage(2, LogLevel.Warning, "A grant of {Registration} was not given back: {Failure}")]
        public static partial void NotRevoked(ILogger logger, string registration, string failure);
    }
}
