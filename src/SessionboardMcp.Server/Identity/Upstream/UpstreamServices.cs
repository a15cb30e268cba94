using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Composes the OAuth client of Sessionboard.</summary>
internal static class UpstreamServices
{
    /// <summary>What the paths that Sessionboard sends browsers back to begin with; the region follows.</summary>
    public const string CallbackPath = "/oauth/callback";

    /// <summary>
    /// Adds <see cref="IUpstreamSignIn"/>, <see cref="IConnectionTokens"/> and <see cref="ConnectionClients"/>. The host adds storage, Data Protection and <see cref="ISignInCompletion"/>, calls
    /// <c>UseAuthentication</c>, and maps the callbacks.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings, once the configuration is known.</param>
    public static IServiceCollection AddUpstream(this IServiceCollection services, Func<IServiceProvider, UpstreamSettings> settings)
    {
        services.AddSingleton(settings);
        services.AddConnectionStore();
        services.Replace(ServiceDescriptor.Singleton<IGrantHosts>(provider => provider.GetRequiredService<UpstreamSettings>()));
        services.AddSingleton<IUpstreamSignIn, UpstreamSignIn>();
        services.AddRefresh();
        services.AddSessionboardSignIn(AddHost);
        services.AddOptions<OpenIddictClientOptions>().Configure<UpstreamSettings, SignInMetadata>(AddRegistrations);
        services.AddOptions<OpenIddictClientAspNetCoreOptions>().Configure<UpstreamSettings>(NameCookie);
        return services;
    }

    private static void AddRefresh(this IServiceCollection services)
    {
        services.AddSingleton<ForcedRefreshes>();
        services.AddSingleton<RefreshFlights>();
        services.AddHostedService(provider => provider.GetRequiredService<RefreshFlights>());
        services.AddSingleton<IConnectionTokens, ConnectionTokens>();
        services.AddSingleton<ConnectionClients>();
    }

    /// <summary>Maps where Sessionboard sends browsers back to.</summary>
    public static void MapUpstream(this IEndpointRouteBuilder routes) => routes.MapGet(CallbackPath + "/{region}", UpstreamCallback.HandleAsync);

    private static void AddHost(OpenIddictClientBuilder client)
    {
        // Data Protection makes the state, so that any replica understands it.
        client.UseDataProtection();
        // The public address is https, or this machine's: that was checked when it was read.
        client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnableErrorPassthrough().DisableTransportSecurityRequirement();
        client.AddEventHandler(PublicUris.Descriptor);
    }

    private static void AddRegistrations(OpenIddictClientOptions options, UpstreamSettings settings, SignInMetadata metadata)
    {
        foreach (var (region, address) in settings.Regions)
            options.Registrations.Add(SignInServices.Register(region, address, settings.ClientId, settings.RedirectUri(region), metadata));
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
