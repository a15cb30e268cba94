using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using SessionboardMcp.Api.OAuth;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemNetHttp.OpenIddictClientSystemNetHttpHandlers;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>OpenIddict's client as Sessionboard needs it: public, PKCE S256, JSON bodies, every request sent once.</summary>
internal static class OAuthClient
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="http">Its HTTP.</param>
    /// <param name="metadata">Whom it talks to; OpenIddict's own discovery insists on a <c>jwks_uri</c>.</param>
    /// <param name="clientId">The client that Sessionboard registered.</param>
    /// <param name="configure">What a flow adds.</param>
    public static void AddTo(
        IServiceCollection services, OAuthHttp http, AuthorizationServerMetadata metadata, string clientId, Action<OpenIddictClientBuilder, OpenIddictClientRegistration>? configure = null)
    {
        services.AddLogging();
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowRefreshTokenFlow();
            client.DisableTokenStorage();
            client.UseSystemNetHttp();
            client.AddEventHandler(JsonBody<PrepareTokenRequestContext>.Descriptor);
            client.AddEventHandler(JsonBody<PrepareRevocationRequestContext>.Descriptor);
            client.RemoveEventHandler(SendHttpRequest<ApplyTokenRequestContext>.Descriptor);
            client.RemoveEventHandler(SendHttpRequest<ApplyRevocationRequestContext>.Descriptor);
            client.AddEventHandler(SingleSend<ApplyTokenRequestContext>.Descriptor(http));
            client.AddEventHandler(SingleSend<ApplyRevocationRequestContext>.Descriptor(http));
            var registration = Registration(metadata, clientId);
            configure?.Invoke(client, registration);
            client.AddRegistration(registration);
        });
    }

    private static OpenIddictClientRegistration Registration(AuthorizationServerMetadata metadata, string clientId)
    {
        var registration = new OpenIddictClientRegistration
        {
            ClientId = clientId,
            Issuer = metadata.Issuer,
            Configuration = Configuration(metadata),
        };
        registration.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.None);
        registration.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        return registration;
    }

    private static OpenIddictConfiguration Configuration(AuthorizationServerMetadata metadata)
    {
        var configuration = new OpenIddictConfiguration
        {
            Issuer = metadata.Issuer,
            AuthorizationEndpoint = metadata.AuthorizationEndpoint,
            TokenEndpoint = metadata.TokenEndpoint,
            RevocationEndpoint = metadata.RevocationEndpoint,
            AuthorizationResponseIssParameterSupported = metadata.SendsIssuer,
        };
        configuration.CodeChallengeMethodsSupported.Add(CodeChallengeMethods.Sha256);
        configuration.GrantTypesSupported.UnionWith([GrantTypes.AuthorizationCode, GrantTypes.RefreshToken]);
        configuration.ResponseTypesSupported.Add(ResponseTypes.Code);
        configuration.ResponseModesSupported.Add(ResponseModes.Query);
        configuration.TokenEndpointAuthMethodsSupported.Add(ClientAuthenticationMethods.None);
        configuration.RevocationEndpointAuthMethodsSupported.Add(ClientAuthenticationMethods.None);
        return configuration;
    }
}
