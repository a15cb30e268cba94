using Microsoft.AspNetCore.Authentication;
using OpenIddict.Client.AspNetCore;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Access;
using static OpenIddict.Client.AspNetCore.OpenIddictClientAspNetCoreConstants;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Sends people to Sessionboard by an OpenIddict challenge.</summary>
internal sealed class UpstreamSignIn(UpstreamSettings settings, SignInMetadata metadata, SignInGrants grants) : IUpstreamSignIn
{
    /// <summary>What the state calls the waiting request's id.</summary>
    public const string WaitingRequestProperty = "sessionboard.waiting_request";

    /// <inheritdoc/>
    public IReadOnlyList<string> Regions { get; } = [.. settings.Regions.Keys];

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> OfferedScopesAsync(string region, CancellationToken cancellationToken) =>
        // The guide says that OAuth is read-only: where nothing is offered by name, no more is asked for.
        (await metadata.GetAsync(settings.Regions[region], cancellationToken)).Scopes ?? Scopes.AllRead;

    /// <inheritdoc/>
    public async Task<IResult> BeginAsync(HttpContext context, string waitingRequestId, string region, IReadOnlySet<string> scopes)
    {
        var offered = await OfferedScopesAsync(region, context.RequestAborted);
        var properties = new AuthenticationProperties(new Dictionary<string, string?>
        {
            [Properties.RegistrationId] = region,
            [Properties.Scope] = string.Join(' ', scopes.Where(offered.Contains).Order(StringComparer.Ordinal)),
            [WaitingRequestProperty] = waitingRequestId,
        })
        {
            // Where OpenIddict would go on afterwards; the callback goes on by itself.
            RedirectUri = "/",
        };
        return Results.Challenge(properties, [OpenIddictClientAspNetCoreDefaults.AuthenticationScheme]);
    }

    /// <inheritdoc/>
    public Task GiveBackAsync(string region, UpstreamTokens tokens) =>
        // The browser may have left; the HTTP client has a limit of its own.
        grants.TryRevokeAsync(region, tokens.RefreshToken ?? tokens.AccessToken, tokens.RefreshToken is not null, CancellationToken.None);
}
