using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>The authorization server of this deployment: OpenIddict, as narrow as assistants allow.</summary>
internal static class AuthorizationServer
{
    /// <summary>The path of the issuer, and of everything that belongs to it.</summary>
    public const string Path = "/as";

    /// <summary>Where an assistant sends the browser.</summary>
    public const string AuthorizePath = Path + "/authorize";

    /// <summary>How long an access token lives. The grant decides each call, so a day harms nobody, and some assistants refresh badly.</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromDays(1);

    /// <summary>How long a refresh token lives unused.</summary>
    public static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(90);

    /// <summary>Adds it.</summary>
    /// <returns>The builder of the server, for what clients bring.</returns>
    public static OpenIddictServerBuilder AddAuthorizationServer(this IServiceCollection services, PublicAddress address)
    {
        services.AddSingleton<ServerKeyRing>();
        services.AddSingleton<ServerKeyRotation>();
        services.AddHostedService(provider => provider.GetRequiredService<ServerKeyRotation>());
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, ServerKeyOptions>();
        // After OpenIddict's own configuration, which adds ways to send a secret that no client here has.
        services.PostConfigure<OpenIddictServerOptions>(options => options.ClientAuthenticationMethods.RemoveWhere(
            method => method != OpenIddictConstants.ClientAuthenticationMethods.None));
        services.AddSingleton<BrowserKey>();
        services.AddSingleton<RequestCookies>();
        services.AddSingleton<AskedRequests>();
        services.AddScoped<WaitingRequests>();
        services.AddSingleton<SignInRefusals>();
        services.AddSingleton<RefusalLog>();
        services.AddScoped<ConnectionEnding>();
        services.AddScoped<ISignInCompletion, SignInCompletion>();
        OpenIddictServerBuilder? builder = null;
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ServerDatabase>())
            .AddServer(server =>
            {
                builder = server;
                Configure(server, address);
            });
        return builder!;
    }

    private static void Configure(OpenIddictServerBuilder server, PublicAddress address)
    {
        server.SetIssuer(address.Issuer)
            .SetAuthorizationEndpointUris("as/authorize")
            .SetTokenEndpointUris("as/token")
            .SetRevocationEndpointUris("as/revoke")
            .SetJsonWebKeySetEndpointUris("as/jwks")
            // Clients derive the place from an issuer with a path in different ways (RFC 8414, section 3.1; OpenID Connect Discovery).
            .SetConfigurationEndpointUris(
                "as/.well-known/openid-configuration",
                ".well-known/oauth-authorization-server/as",
                "as/.well-known/oauth-authorization-server",
                ".well-known/openid-configuration/as",
                // Clients without RFC 9728 look at the root, or take the MCP endpoint for the issuer (MCP 2025-03-26, authorization).
                ".well-known/oauth-authorization-server",
                ".well-known/openid-configuration",
                ".well-known/oauth-authorization-server/mcp",
                ".well-known/openid-configuration/mcp")
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .RequireProofKeyForCodeExchange()
            .RegisterScopes([.. RequiredScopes.All])
            .RegisterResources(address.Resource)
            .SetAccessTokenLifetime(AccessTokenLifetime)
            .SetRefreshTokenLifetime(RefreshTokenLifetime)
            .SetRefreshTokenReuseLeeway(RefreshGrace.Longest)
            .DisableAccessTokenEncryption()
            // Every client is a stranger with the same rights: what it may do is what the person chose.
            .IgnoreEndpointPermissions()
            .IgnoreGrantTypePermissions()
            .IgnoreResponseTypePermissions()
            .IgnoreScopePermissions()
            .IgnoreResourcePermissions()
            .Configure(options =>
            {
                options.CodeChallengeMethods.Clear();
                options.CodeChallengeMethods.Add(OpenIddictConstants.CodeChallengeMethods.Sha256);
                options.ClientAuthenticationMethods.Add(OpenIddictConstants.ClientAuthenticationMethods.None);
                options.ResponseModes.Clear();
                options.ResponseModes.Add(OpenIddictConstants.ResponseModes.Query);
                options.Scopes.Remove(OpenIddictConstants.Scopes.OpenId);
            })
            // Codes and refresh tokens are nobody's but ours: the key ring that outlives restarts and rotates by itself protects them.
            .UseDataProtection(protection => protection.PreferDefaultAccessTokenFormat());
        var http = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableStatusCodePagesIntegration();
        if (!address.IsSecure)
            http.DisableTransportSecurityRequirement();
        ParametersOnce.AddTo(server);
        RequestDefaults.AddTo(server);
        ResourceParameter.AddTo(server);
        ErrorsToClient.AddTo(server);
        RefreshGrace.AddTo(server);
        ReusedTokens.AddTo(server);
        GrantHandlers.AddTo(server);
        RefusalLog.AddTo(server);
    }
}
