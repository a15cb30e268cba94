using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Client;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Api.Telemetry;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemNetHttp.OpenIddictClientSystemNetHttpHandlers;

namespace SessionboardMcp.Api.SignIn;

/// <summary>
/// Teaches OpenIddict's client what is particular about signing in at Sessionboard: where the metadata is, JSON bodies, a public
/// client, and requests that are sent once. A host adds how the browser comes back (ASP.NET Core, or a listener of its own).
/// </summary>
public static class SignInServices
{
    /// <summary>The longest that one request of metadata, tokens or revocation may take.</summary>
    public static readonly TimeSpan HttpTimeout = TimeSpan.FromSeconds(10);

    internal const string HttpClientName = "Sessionboard.OAuth";

    /// <summary>Adds <see cref="SignInMetadata"/> and <see cref="SignInGrants"/>, and the client without a registration.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="host">Adds how the browser comes back.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSessionboardSignIn(this IServiceCollection services, Action<OpenIddictClientBuilder> host)
    {
        services.AddSecretFreeLogs();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(HttpClientName, client => client.Timeout = HttpTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a code or a refresh token to wherever it points.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ActivityHeadersPropagator = SilentTrace.Propagator,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton(provider => new SignInMetadata(provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SignInGrants(
            provider.GetRequiredService<OpenIddictClientService>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SignInGrants>>()));
        services.AddOpenIddict().AddClient(client =>
        {
            Configure(client);
            host(client);
        });
        return services;
    }

    /// <summary>Makes the registration of a host.</summary>
    /// <param name="name">Its name, such as the region.</param>
    /// <param name="host">The public API's base address, ending in a slash.</param>
    /// <param name="clientId">The public client that Sessionboard registered.</param>
    /// <param name="redirectUri">Where the browser comes back to.</param>
    /// <param name="metadata">Where the metadata comes from.</param>
    /// <returns>The registration.</returns>
    public static OpenIddictClientRegistration Register(string name, Uri host, string clientId, Uri redirectUri, SignInMetadata metadata)
    {
        // Two registrations of one host must not share an issuer; what the metadata calls itself is compared by IssuerCheck.
        var issuer = new Uri(host, $"oauth/{name}");
        var registration = new OpenIddictClientRegistration
        {
            RegistrationId = name,
            ClientId = clientId,
            Issuer = issuer,
            RedirectUri = redirectUri,
            ConfigurationManager = new SignInConfiguration(metadata, host, issuer),
        };
        registration.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.None);
        registration.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        return registration;
    }

    private static void Configure(OpenIddictClientBuilder client)
    {
        client.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow();
        // A state is single-use by the browser's cookie, or by the process that waits for it; OpenIddict need not keep it, too.
        client.DisableTokenStorage();
        // They are asked for in any case; random ones do not outlive the process, and neither does a sign-in on its way.
        client.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        client.AddSigningKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        client.SetStateTokenLifetime(TimeSpan.FromMinutes(10));
        client.UseSystemNetHttp();
        client.AddEventHandler(IssuerCheck.Descriptor);
        client.AddEventHandler(JsonBody<PrepareTokenRequestContext>.Descriptor);
        client.AddEventHandler(JsonBody<PrepareRevocationRequestContext>.Descriptor);
        client.RemoveEventHandler(SendHttpRequest<ApplyTokenRequestContext>.Descriptor);
        client.RemoveEventHandler(SendHttpRequest<ApplyRevocationRequestContext>.Descriptor);
        client.AddEventHandler(SingleSend<ApplyTokenRequestContext>.Descriptor);
        client.AddEventHandler(SingleSend<ApplyRevocationRequestContext>.Descriptor);
    }
}
