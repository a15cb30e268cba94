using Microsoft.AspNetCore.Authentication;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Client.AspNetCore.OpenIddictClientAspNetCoreConstants;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Sends people to Sessionboard by an OpenIddict challenge.</summary>
internal sealed class UpstreamSignIn(UpstreamSettings settings, UpstreamMetadata metadata) : IUpstreamSignIn
{
    /// <summary>What the state calls the waiting request's id.</summary>
    public const string WaitingRequestProperty = "sessionboard.waiting_request";

    /// <inheritdoc/>
    public IReadOnlyList<string> Regions { get; } = [.. settings.Regions.Keys];

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> OfferedScopesAsync(string region, CancellationToken cancellationToken) =>
        (await metadata.GetAsync(region, cancellationToken)).Scopes;

    /// <inheritdoc/>
    public async Task<Uri> AuthorizationOriginAsync(string region, CancellationToken cancellationToken)
    {
        var document = await metadata.GetAsync(region, cancellationToken);
        return new Uri(document.AuthorizationEndpoint.GetLeftPart(UriPartial.Authority));
    }

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
}
