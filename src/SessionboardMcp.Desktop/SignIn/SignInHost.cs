using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Client;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Desktop.Hosting;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>Composes what <c>login</c> and <c>logout</c> need.</summary>
internal static class SignInHost
{
    /// <summary>Builds the host of an interactive sign-in; once started, it listens on a loopback port for the browser to come back.</summary>
    /// <param name="arguments">Configuration given on the command line.</param>
    /// <param name="announce">Learns the address that the browser has to go to.</param>
    /// <param name="opensBrowser">Whether the system's browser is opened, too.</param>
    public static IHost Build(IReadOnlyList<string> arguments, Func<Uri, Task> announce, bool opensBrowser)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "sessionboard-mcp" });
        StdioHost.AddConfiguration(builder.Configuration, arguments, sandbox: null);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSessionboardApi();
        builder.Services.AddSignInClient(client =>
        {
            // Nothing but a loopback port of this process may bring the answer.
            client.UseSystemIntegration().DisableActivationHandling().DisableActivationRedirection().DisablePipeServer().EnableEmbeddedWebServer().UseSystemBrowser();
            BrowserHandlers.AddTo(client, announce, opensBrowser);
        });
        return builder.Build();
    }

    /// <summary>Adds the OAuth client with its only registration.</summary>
    public static void AddSignInClient(this IServiceCollection services, Action<OpenIddictClientBuilder> host)
    {
        services.AddSingleton(provider => SignInSettings.Read(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IOptions<SessionboardOptions>>().Value));
        services.AddSessionboardSignIn(host);
        services.AddOptions<OpenIddictClientOptions>().Configure<SignInSettings, SignInMetadata>((options, settings, metadata) =>
            options.Registrations.Add(SignInServices.Register(
                SignInSettings.Registration, settings.Host, settings.ClientId, new Uri("http://localhost/callback"), metadata)));
    }
}
