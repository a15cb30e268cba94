using Microsoft.IdentityModel.Protocols;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Upstream.Exchange;

/// <summary>Gives OpenIddict the metadata of a region in its own form, whenever it asks.</summary>
internal sealed class UpstreamConfiguration(UpstreamMetadata metadata, string region, Uri issuer) : IConfigurationManager<OpenIddictConfiguration>
{
    /// <inheritdoc/>
    public async Task<OpenIddictConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var document = await metadata.GetAsync(region, cancel);
        var configuration = new OpenIddictConfiguration
        {
            // The registration's; what the metadata calls itself is compared by IssuerCheck.
            Issuer = issuer,
            AuthorizationEndpoint = document.AuthorizationEndpoint,
            TokenEndpoint = document.TokenEndpoint,
            RevocationEndpoint = document.RevocationEndpoint,
        };
        configuration.CodeChallengeMethodsSupported.Add(CodeChallengeMethods.Sha256);
        configuration.GrantTypesSupported.UnionWith([GrantTypes.AuthorizationCode, GrantTypes.RefreshToken]);
        configuration.ResponseTypesSupported.Add(ResponseTypes.Code);
        configuration.ResponseModesSupported.Add(ResponseModes.Query);
        configuration.TokenEndpointAuthMethodsSupported.Add(ClientAuthenticationMethods.None);
        configuration.RevocationEndpointAuthMethodsSupported.Add(ClientAuthenticationMethods.None);
        return configuration;
    }

    /// <summary>Does nothing: <see cref="UpstreamMetadata"/> knows when to fetch again.</summary>
    public void RequestRefresh()
    {
    }
}
