using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Renews sign-ins at Sessionboard and gives them back. OpenIddict is composed when it is needed, which is seldom.</summary>
internal sealed class Grants(TimeProvider time)
{
    /// <summary>Exchanges a refresh token, once.</summary>
    /// <returns>What was granted, with the old refresh token where no new one came; null where Sessionboard no longer honours the sign-in.</returns>
    /// <exception cref="UpstreamUnavailableException">It did not come to an end; the sign-in may well be good.</exception>
    public async Task<Granted?> RefreshAsync(Profile profile, string refreshToken)
    {
        await using var services = Compose(profile);
        // OpenIddict would tell of a failed renewal only, and not of what is wrong with the metadata.
        await services.GetRequiredService<SignInMetadata>().GetAsync(profile.Address, CancellationToken.None);
        var answer = await services.GetRequiredService<SignInGrants>().RefreshAsync(
            OAuthClient.Registration, refreshToken, profile.Scopes.ToHashSet(StringComparer.Ordinal));
        return answer is null ? null : Granted.Of(answer, refreshToken);
    }

    /// <summary>Gives a sign-in back.</summary>
    /// <returns>Whether Sessionboard was told; where not, its tokens end there by themselves.</returns>
    public async Task<bool> TryRevokeAsync(Profile profile, TokenPair tokens, CancellationToken cancellationToken)
    {
        await using var services = Compose(profile);
        return await services.GetRequiredService<SignInGrants>().TryRevokeAsync(
            OAuthClient.Registration, tokens.Refresh ?? tokens.Access, tokens.Refresh is not null, cancellationToken);
    }

    private ServiceProvider Compose(Profile profile)
    {
        var services = new ServiceCollection();
        OAuthClient.AddTo(services, time, profile.Address, profile.ClientId);
        return services.BuildServiceProvider();
    }
}
