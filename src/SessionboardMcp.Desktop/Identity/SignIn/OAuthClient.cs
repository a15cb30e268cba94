using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client;
using SessionboardMcp.Api.SignIn;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>The OAuth client of one API, for one sign-in, renewal or revocation.</summary>
internal static class OAuthClient
{
    /// <summary>The name of its only registration.</summary>
    public const string Registration = "desktop";

    // Sessionboard registers it without a port, and any is accepted (RFC 8252, section 7.3).
    private static readonly Uri Redirect = new("http://localhost/callback");

    /// <summary>Adds it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="time">The clock.</param>
    /// <param name="address">The base address of the API.</param>
    /// <param name="clientId">The client that Sessionboard registered.</param>
    /// <param name="configure">What a flow adds.</param>
    public static void AddTo(
        IServiceCollection services, TimeProvider time, Uri address, string clientId, Action<OpenIddictClientBuilder>? configure = null)
    {
        services.AddLogging();
        services.AddSingleton(time);
        services.AddSessionboardSignIn(client => configure?.Invoke(client));
        services.AddOptions<OpenIddictClientOptions>().Configure<SignInMetadata>((options, metadata) =>
            options.Registrations.Add(SignInServices.Register(Registration, address, clientId, Redirect, metadata)));
    }
}
