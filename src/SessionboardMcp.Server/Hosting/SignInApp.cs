using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.OAuth;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Composes the server that people sign in to.</summary>
internal static class SignInApp
{
    /// <summary>Builds the application; nothing listens yet, and <see cref="PrepareAsync"/> has to come first.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    /// <exception cref="ConfigurationProblemException">A setting is missing or unusable.</exception>
    public static WebApplication Build(ServeSettings settings, Uri? sandbox) => Build(ServeBuilder.Create(settings, sandbox), settings, sandbox);

    /// <inheritdoc cref="Build(ServeSettings, Uri?)"/>
    public static WebApplication Build(WebApplicationBuilder builder, ServeSettings settings, Uri? sandbox)
    {
        if (sandbox is not null)
            builder.Configuration[UpstreamSettings.ClientIdKey] = SandboxOAuthOptions.ClientId;
        var urls = Listening.Split(settings.Urls ?? builder.Configuration["urls"] ?? ServeSettings.DefaultUrl);
        builder.WebHost.UseUrls(urls);
        var address = RequireNeeds(builder.Configuration, urls);
        if (sandbox is null)
            builder.Services.AddSharing(SharingSettings.Read(builder.Configuration, areKeysShared: StoreSettings.NamesServer(builder.Configuration)));
        builder.AddSignIn(address, StoreSettings.Open(builder.Configuration, settings.Data, sandbox is not null), sandbox is not null);
        builder.Services.AddUpstream(provider => UpstreamSettings.Read(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IOptions<SessionboardOptions>>().Value, address.Origin));
        builder.Services.RequireCaller(CallerKind.Connection);
        var app = builder.Build();
        app.UseSignIn();
        app.MapUpstream();
        return app;
    }

    /// <summary>Adds everything but the way to Sessionboard.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder, PublicAddress address, IStore store, bool usesSandbox)
    {
        builder.Logging.AddStorageFilters();
        // It tells with its whole stack that a cookie is none of ours.
        builder.Services.AddSingleton(new LogVocabulary("Microsoft.AspNetCore.Antiforgery", new HashSet<string>()));
        // The state that an assistant sends along may have several thousand characters; the usual limit is 8 KB for the whole line.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = AuthorizationEndpoint.MaxRequestLine);
        builder.Services.AddSingleton(address);
        builder.AddSharedParts(new WelcomeFacts { Way = SignInWay.Sessionboard, IsInvented = usesSandbox, SharesPersonalData = builder.Services.SharesPersonalData() }, _ => address.Text, SharedParts.Stateless);
        builder.Services.AddStorage(store);
        builder.Services.AddConnectionStore();
        builder.Services.AddChangeStorage(isBySignIn: true);
        builder.Services.AddProtectedResource(builder.Configuration, usesSandbox);
        builder.Services.AddAuthorizationServer(address).AddClientMetadataDocuments();
        builder.Services.AddApproval(address);
        builder.Services.AddClientRegistration(builder.Configuration);
        builder.Services.AddSingleton<Pruning>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Pruning>());
        builder.Services.AddScoped<ConsentQuestion>();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = address.IsSecure ? "__Host-sessionboard-form" : "sessionboard-form";
            options.Cookie.SecurePolicy = address.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            // Strict would be missing when a link in an assistant leads here, and the new one in its place would spoil every other tab.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>Brings the database up to date and loads the keys, before the first request.</summary>
    /// <exception cref="ConfigurationProblemException">The data directory is not fit for this start.</exception>
    public static async Task PrepareAsync(IServiceProvider services, bool usesSandbox, CancellationToken cancellationToken)
    {
        // Before anything is written: a start that fails of a setting leaves nothing behind.
        _ = services.GetRequiredService<IOptions<OperatorOptions>>().Value;
        await StorageServices.MigrateAsync(services, cancellationToken);
        if (usesSandbox)
            await RefuseRealGrantsAsync(services, cancellationToken);
        try
        {
            await services.GetRequiredService<ServerKeyRing>().LoadAsync(cancellationToken);
        }
        catch (CryptographicException)
        {
            throw new ConfigurationProblemException(services.GetRequiredService<IStore>().OtherKeys);
        }
    }

    // Both are said at once: whoever starts a container for the first time would else start it once for each.
    private static PublicAddress RequireNeeds(ConfigurationManager configuration, string[] urls)
    {
        if (!string.IsNullOrWhiteSpace(configuration[UpstreamSettings.ClientIdKey]))
            return PublicAddress.Resolve(configuration[PublicAddress.Key], urls);
        var (address, problem) = TryResolve(configuration[PublicAddress.Key], urls);
        throw new ConfigurationProblemException(
            $"""
            {(problem is null ? "" : problem + Environment.NewLine)}Nothing says how people sign in at Sessionboard. Do one of these:
            - For a team: ask Sessionboard to register an OAuth client with the redirect address {address?.Text ?? "https://your-host"}/oauth/callback/us (and /eu for the European Union), and set Sessionboard__OAuth__ClientId to the client id they give.
            - For a company with an identity provider of its own: set OutsideIssuer__Authority and what belongs to it, and SESSIONBOARD_API_TOKEN.
            - For yourself, on this machine: set SESSIONBOARD_API_TOKEN and start with: serve --local
            - To try it with invented data: serve --sandbox
            """);
    }

    private static (PublicAddress? Address, string? Problem) TryResolve(string? configured, string[] urls)
    {
        try
        {
            return (PublicAddress.Resolve(configured, urls), null);
        }
        catch (ConfigurationProblemException problem)
        {
            return (null, problem.Message);
        }
    }

    // Beside real grants, an assistant would take invented numbers for its conference's.
    private static async Task RefuseRealGrantsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var hosts = await services.GetRequiredService<ConnectionStore>().HostsAsync(cancellationToken);
        if (hosts.Exists(host => !LocalAddresses.IsLoopback(new Uri(host).Host)))
        {
            throw new ConfigurationProblemException(
                $"{services.GetRequiredService<IStore>().Name} holds real grants, and --sandbox serves invented data. Give another directory with --data DIR.");
        }
    }

    /// <summary>Puts it in order.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseDraining();
        app.UseMiddleware<DoctorAnswers>();
        app.UseForwardedHeaders(TrustedProxies.Read(app.Configuration));
        app.UseGuards<PublicRequestsOnly>();
        app.UseMiddleware<ApplicationAnswers>();
        app.UseStatusCodePages(context => context.HttpContext.GetOpenIddictServerResponse() is { } refusal
            ? MessagePages.Refused(refusal.Error).ExecuteAsync(context.HttpContext)
            : MissingPage.AnswerAsync(context, PagePaths.SignedIn));
        app.UseMiddleware<UpstreamReady>();
        app.UseAuthentication();
        app.UseProtectedResource();
        app.MapSharedParts(cancellationToken => app.Services.GetRequiredService<IStore>().LookAsync(cancellationToken));
        app.MapResourceMetadata(app.Services.GetRequiredService<PublicAddress>().Issuer, asTyped: true);
        app.MapAuthorizationEndpoint();
        app.MapClientRegistration();
        app.MapConsent();
        app.MapConnections();
        app.MapChanges();
        app.MapPairing();
        app.MapMcp(McpEndpoint.Path);
    }
}
