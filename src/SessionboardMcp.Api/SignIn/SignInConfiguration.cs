using Microsoft.IdentityModel.Protocols;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Api.SignIn;

/// <summary>Gives OpenIddict the metadata of a host in its own form, whenever it asks.</summary>
internal sealed class SignInConfiguration(SignInMetadata metadata, Uri host, Uri issuer) : IConfigurationManager<OpenIddictConfiguration>
{
    /// <summary>The metadata as they are.</summary>
    public Task<MetadataDocument> DocumentAsync(CancellationToken cancellationToken) => metadata.GetAsync(host, cancellationToken);

    /// <inheritdoc/>
    public async Task<OpenIddictConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var document = await DocumentAsync(cancel);
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

    /// <summary>Does nothing: <see cref="SignInMetadata"/> knows when to fetch again.</summary>
    public void RequestRefresh()
    {
    }
}
