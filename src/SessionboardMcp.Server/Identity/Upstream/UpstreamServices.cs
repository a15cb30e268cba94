using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Server.Identity.Upstream.Exchange;
using SessionboardMcp.Server.Identity.Upstream.Refresh;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemNetHttp.OpenIddictClientSystemNetHttpHandlers;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Composes the OAuth client of Sessionboard.</summary>
internal static class UpstreamServices
{
    /// <summary>The HTTP client of metadata, tokens and revocations.</summary>
    public const string HttpClientName = "Sessionboard.OAuth";

    /// <summary>The longest that one request may take; a lease on a grant outlives it.</summary>
    public static readonly TimeSpan HttpTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds <see cref="IUpstreamSignIn"/>, <see cref="IConnectionTokens"/> and <see cref="ConnectionClients"/>. The host adds storage, Data Protection and <see cref="ISignInCompletion"/>, calls
    /// <c>UseAuthentication</c>, and maps the callbacks.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings, once the configuration is known.</param>
    public static IServiceCollection AddUpstream(this IServiceCollection services, Func<IServiceProvider, UpstreamSettings> settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<UpstreamMetadata>();
        services.AddSingleton<IUpstreamSignIn, UpstreamSignIn>();
        services.AddRefresh();
        services.AddHttpClient(HttpClientName, client => client.Timeout = HttpTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a code or a refresh token to wherever it points.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddOpenIddict().AddClient(AddClient);
        services.AddOptions<OpenIddictClientOptions>().Configure<UpstreamSettings, UpstreamMetadata>(AddRegistrations);
        services.AddOptions<OpenIddictClientAspNetCoreOptions>().Configure<UpstreamSettings>(NameCookie);
        return services;
    }

    private static void AddRefresh(this IServiceCollection services)
    {
        services.TryAddSingleton<RefreshProbe>();
        services.AddSingleton<RefusedTokens>();
        services.AddSingleton<UpstreamGrants>();
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<RefreshFlights>();
        services.AddHostedService(provider => provider.GetRequiredService<RefreshFlights>());
        services.AddSingleton<IConnectionTokens, ConnectionTokens>();
        services.AddSingleton<ConnectionClients>();
        services.AddTransient<RefusalWatch>();
        services.AddHttpClient(SessionboardServices.HttpClientName).AddHttpMessageHandler<RefusalWatch>();
    }

    /// <summary>Maps where Sessionboard sends browsers back to.</summary>
    public static void MapUpstream(this IEndpointRouteBuilder routes) => routes.MapGet("/oauth/callback/{region}", UpstreamCallback.HandleAsync);

    private static void AddClient(OpenIddictClientBuilder client)
    {
        client.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow();
        // The state is single-use by the waiting request that it names; OpenIddict need not keep it, too.
        client.DisableTokenStorage();
        client.UseDataProtection();
        // Data Protection makes the state; these keys are asked for, and never used.
        client.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        client.AddSigningKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        client.SetStateTokenLifetime(TimeSpan.FromMinutes(10));
        client.UseSystemNetHttp();
        // The public address is https, or this machine's: that was checked when it was read.
        client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnableErrorPassthrough().DisableTransportSecurityRequirement();
        client.AddEventHandler(PublicUris.Descriptor);
        client.AddEventHandler(IssuerCheck.Descriptor);
        client.AddEventHandler(JsonBody<PrepareTokenRequestContext>.Descriptor);
        client.AddEventHandler(JsonBody<PrepareRevocationRequestContext>.Descriptor);
        client.RemoveEventHandler(SendHttpRequest<ApplyTokenRequestContext>.Descriptor);
        client.RemoveEventHandler(SendHttpRequest<ApplyRevocationRequestContext>.Descriptor);
        client.AddEventHandler(SingleSend<ApplyTokenRequestContext>.Descriptor);
        client.AddEventHandler(SingleSend<ApplyRevocationRequestContext>.Descriptor);
    }

    private static void AddRegistrations(OpenIddictClientOptions options, UpstreamSettings settings, UpstreamMetadata metadata)
    {
        foreach (var (region, address) in settings.Regions)
        {
            // Regions behind one address are still two registrations, each with a callback of its own.
            var issuer = new Uri(address, $"oauth/{region}");
            var registration = new OpenIddictClientRegistration
            {
                RegistrationId = region,
                ClientId = settings.ClientId,
                Issuer = issuer,
                RedirectUri = settings.RedirectUri(region),
                ConfigurationManager = new UpstreamConfiguration(metadata, region, issuer),
            };
            registration.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.None);
            registration.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
            options.Registrations.Add(registration);
        }
    }

    private static void NameCookie(OpenIddictClientAspNetCoreOptions options, UpstreamSettings settings)
    {
        var isSecure = settings.PublicOrigin.Scheme == Uri.UriSchemeHttps;
        options.CookieBuilder = new CookieBuilder
        {
            // Over http, on this machine only, browsers accept neither the prefix nor Secure.
            Name = isSecure ? "__Host-sessionboard-signin" : "sessionboard-signin",
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
        };
    }
}
