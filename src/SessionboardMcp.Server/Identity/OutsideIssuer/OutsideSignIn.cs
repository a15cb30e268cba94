using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using SessionboardMcp.Server.Addresses;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Composes the OpenID Connect client by which people sign in at the outside provider, for our own pages (OpenID Connect Core, authorization code flow).</summary>
internal static class OutsideSignIn
{
    /// <summary>Where the provider sends browsers back to.</summary>
    public const string CallbackPath = "/signin/callback";

    /// <summary>The name of the provider's registration.</summary>
    public const string Registration = "outside";

    private static readonly TimeSpan HttpTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds it. The host has added Data Protection, which makes the state and the cookies.</summary>
    public static void AddOutsideSignIn(this IServiceCollection services, PublicAddress address)
    {
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowAuthorizationCodeFlow();
            // A state is good for the browser that has its cookie.
            client.DisableTokenStorage();
            // They are asked for in any case. Data Protection makes the state, so that any replica understands it.
            client.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            client.AddSigningKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            client.UseDataProtection();
            client.SetStateTokenLifetime(TimeSpan.FromMinutes(10));
            // A code is sent once, and whoever waits for a page hears soon that nothing answers.
            client.UseSystemNetHttp().SetHttpResiliencePipeline(_ => { }).ConfigureHttpClient(http => http.Timeout = HttpTimeout);
            // The public address is https, or this machine's: that was checked when it was read.
            client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnableErrorPassthrough().DisableTransportSecurityRequirement();
            client.AddEventHandler<HandleConfigurationResponseContext>(handler => handler.UseInlineHandler(AlwaysProve).SetOrder(int.MaxValue - 1000));
            client.AddEventHandler<ProcessAuthenticationContext>(handler => handler.UseInlineHandler(AskNoMore).SetOrder(int.MinValue + 1000));
        });
        services.AddOptions<OpenIddictClientOptions>().Configure<IOptions<OutsideIssuerOptions>>((options, outside) => options.Registrations.Add(Register(outside.Value, address)));
        services.AddOptions<OpenIddictClientAspNetCoreOptions>().Configure(options => options.CookieBuilder = Cookie(address, "signin"));
        services.AddAuthentication().AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, options =>
        {
            options.Cookie = Cookie(address, "person");
            options.ExpireTimeSpan = OutsideSession.Lifetime;
            options.SlidingExpiration = false;
        });
    }

    private static OpenIddictClientRegistration Register(OutsideIssuerOptions outside, PublicAddress address)
    {
        var registration = new OpenIddictClientRegistration
        {
            RegistrationId = Registration,
            Issuer = new Uri(outside.Authority!),
            ClientId = outside.SignIn.ClientId!.Trim(),
            ClientSecret = string.IsNullOrWhiteSpace(outside.SignIn.ClientSecret) ? null : outside.SignIn.ClientSecret.Trim(),
            RedirectUri = new Uri(address.Origin, CallbackPath),
        };
        registration.Scopes.Add(Scopes.OpenId);
        registration.Scopes.UnionWith(outside.SignIn.AskedScopes);
        registration.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        // By another mode the provider's page would post a form to us, to which our Lax cookies do not come along.
        registration.ResponseModes.Add(ResponseModes.Query);
        if (registration.ClientSecret is null)
            registration.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.None);
        return registration;
    }

    // Lax: the provider sends the browser back, and a link in an assistant leads here.
    private static CookieBuilder Cookie(PublicAddress address, string name) => new()
    {
        // Over http, on this machine only, browsers accept neither the prefix nor Secure.
        Name = address.IsSecure ? $"__Host-sessionboard-{name}" : $"sessionboard-{name}",
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        SecurePolicy = address.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
    };

    // Providers that know PKCE and do not say so are not few; who does not know it passes it over (RFC 7636, section 5; RFC 6749, section 3.1).
    private static ValueTask AlwaysProve(HandleConfigurationResponseContext context)
    {
        context.Configuration.CodeChallengeMethodsSupported.Add(CodeChallengeMethods.Sha256);
        return ValueTask.CompletedTask;
    }

    // The ID token says who it is; nothing else of them is wanted.
    private static ValueTask AskNoMore(ProcessAuthenticationContext context)
    {
        context.DisableUserInfoRetrieval = true;
        context.DisableUserInfoValidation = true;
        return ValueTask.CompletedTask;
    }
}
