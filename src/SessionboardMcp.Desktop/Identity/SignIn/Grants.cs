using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Desktop.Identity.Profiles;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Renews sign-ins at Sessionboard and gives them back. OpenIddict is composed when it is needed, which is seldom.</summary>
internal sealed class Grants(OAuthHttp http, TimeProvider time)
{
    /// <summary>Exchanges a refresh token, once.</summary>
    /// <returns>What was granted, with the old refresh token where no new one came; null where Sessionboard no longer honours the sign-in.</returns>
    /// <exception cref="UpstreamUnavailableException">It did not come to an end; the sign-in may well be good.</exception>
    public async Task<Granted?> RefreshAsync(Profile profile, string refreshToken)
    {
        // Whoever asked may leave; an answer that is on its way must not be lost. HTTP has a limit of its own.
        await using var services = await ComposeAsync(profile, CancellationToken.None);
        try
        {
            var answer = await services.GetRequiredService<OpenIddictClientService>().AuthenticateWithRefreshTokenAsync(
                new RefreshTokenAuthenticationRequest { RefreshToken = refreshToken, DisableUserInfo = true });
            return Granted.Of(answer.AccessToken, answer.RefreshToken ?? refreshToken, answer.TokenResponse, profile.Scopes, time);
        }
        catch (ProtocolException refused) when (refused.Error == Errors.InvalidGrant)
        {
            return null;
        }
        catch (ProtocolException failure)
        {
            throw UpstreamUnavailableException.OfSignIn("Sessionboard could not renew the sign-in just now. It is kept: try again in a minute.", failure);
        }
    }

    /// <summary>Gives a sign-in back.</summary>
    /// <returns>Whether Sessionboard was told; where not, its tokens end there by themselves.</returns>
    public async Task<bool> TryRevokeAsync(Profile profile, TokenPair tokens, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = await ComposeAsync(profile, cancellationToken);
            await services.GetRequiredService<OpenIddictClientService>().RevokeTokenAsync(new RevocationRequest
            {
                Token = tokens.Refresh ?? tokens.Access,
                TokenTypeHint = tokens.Refresh is null ? TokenTypeHints.AccessToken : TokenTypeHints.RefreshToken,
                CancellationToken = cancellationToken,
            });
            return true;
        }
        catch (Exception failure) when (failure is ProtocolException or UpstreamUnavailableException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<ServiceProvider> ComposeAsync(Profile profile, CancellationToken cancellationToken)
    {
        var metadata = await http.DescribeAsync(profile.Address, cancellationToken);
        var services = new ServiceCollection();
        OAuthClient.AddTo(services, http, metadata, profile.ClientId);
        return services.BuildServiceProvider();
    }
}
