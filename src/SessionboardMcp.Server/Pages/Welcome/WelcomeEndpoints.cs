using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Serves the pages that need no sign-in.</summary>
internal static class WelcomeEndpoints
{
    // Who reads a page must also be able to ask for its head alone (RFC 9110, section 9.1).
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds who runs the server, and where it tells of itself.</summary>
    /// <param name="services">The services.</param>
    /// <param name="facts">What this server is.</param>
    /// <param name="origin">Its address without a slash at its end; null before it listens.</param>
    public static void AddWelcome(this IServiceCollection services, WelcomeFacts facts, Func<IServiceProvider, string?> origin)
    {
        services.AddSingleton(facts);
        services.AddOptions<OperatorOptions>().Configure<IConfiguration>((options, configuration) => options.ReadFrom(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OperatorOptions>, OperatorOptionsRules>();
        services.AddSingleton(provider => new ServerSite(() => origin(provider) is { } text ? new Uri(text) : null));
    }

    /// <summary>Maps them, and the icons.</summary>
    public static void MapWelcome(this WebApplication app)
    {
        var facts = WithChanges(app.Services);
        app.MapMethods(WelcomePaths.Home, Reading, (ServerSite site, IOptions<OperatorOptions> who) => Page.Of(
            WelcomeHtml.Of(Resource(site), facts, who.Value), CopyButton.Policy));
        app.MapMethods(WelcomePaths.Privacy, Reading, (IOptions<OperatorOptions> who) =>
            OperatorLink.Read(who.Value.Privacy, takesMail: false) is { } own ? Results.Redirect(own.Address) : Page.Of(PrivacyHtml.Of(facts, who.Value)));
        app.MapIcons();
    }

    // A server that was handed its socket does not know its own address.
    private static string Resource(ServerSite site) => (site.Address ?? new Uri(ServeSettings.DefaultUrl)).GetLeftPart(UriPartial.Authority) + McpEndpoint.Path;

    private static WelcomeFacts WithChanges(IServiceProvider services)
    {
        var isKept = services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IChangeStore));
        return services.GetRequiredService<WelcomeFacts>() with
        {
            KeepsChanges = isKept,
            IsInDatabase = services.GetService<IStore>()?.IsShared ?? false,
            CanChange = isKept && services.GetRequiredService<IOptions<WritesOptions>>().Value.Enabled,
            CanShowPersonalData = services.GetRequiredService<IOptions<PrivacyOptions>>().Value.ShowPersonalData,
        };
    }
}
