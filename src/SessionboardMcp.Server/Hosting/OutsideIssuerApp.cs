using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Identity.OutsideIssuer;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Composes the server for a company with its own identity provider: no authorization server of ours, and no pages but those that need no sign-in and those
/// of changes, for who signs in there; only changes and the audit trail are stored.
/// </summary>
internal static class OutsideIssuerApp
{
    /// <summary>Whether the configuration names an outside issuer.</summary>
    public static bool IsConfigured(IConfiguration configuration) => configuration.GetSection(OutsideIssuerOptions.Section).Exists();

    /// <summary>Refuses two ways to sign in: which of them would win is nothing that an operator should have to know.</summary>
    /// <exception cref="ConfigurationProblemException">Both are configured.</exception>
    public static void RequireOneWay(IConfiguration configuration)
    {
        if (IsConfigured(configuration) && !string.IsNullOrWhiteSpace(configuration[UpstreamSettings.ClientIdKey]))
        {
            throw new ConfigurationProblemException(
                "OutsideIssuer and Sessionboard__OAuth__ClientId are both set, and are two ways to sign in. Keep OutsideIssuer where people sign in at your identity provider, or the client id where they sign in at Sessionboard.");
        }
    }

    /// <summary>Whether the configuration says how people sign in on our own pages.</summary>
    public static bool HasSignIn(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[$"{OutsideIssuerOptions.Section}:{nameof(OutsideIssuerOptions.SignIn)}:{nameof(OutsideSignInOptions.ClientId)}"]);

    /// <summary>Builds the application; nothing listens yet.</summary>
    /// <param name="builder">From <see cref="ServeBuilder"/>.</param>
    /// <param name="address">Where people reach it.</param>
    /// <param name="usesSandbox">Whether a sandbox stands in for Sessionboard.</param>
    public static WebApplication Build(WebApplicationBuilder builder, PublicAddress address, bool usesSandbox)
    {
        builder.AddOutsideIssuer(address, usesSandbox);
        builder.Services.RequireCaller(CallerKind.OutsideToken);
        var app = builder.Build();
        app.UseOutsideIssuer();
        return app;
    }

    /// <summary>Adds the caller of each request, and the client under the shared API token.</summary>
    public static void AddOutsideIssuer(this WebApplicationBuilder builder, PublicAddress address, bool usesSandbox)
    {
        var services = builder.Services;
        builder.AddSharedParts(
            new WelcomeFacts
            {
                Way = SignInWay.Company,
                IsInvented = usesSandbox,
                Issuer = Uri.TryCreate(builder.Configuration[$"{OutsideIssuerOptions.Section}:{nameof(OutsideIssuerOptions.Authority)}"], UriKind.Absolute, out var issuer) ? issuer : null,
            },
            _ => address.Text,
            SharedParts.Stateless);
        services.AddSingleton(address);
        services.AddApiTokenClient(builder.Configuration, usesSandbox);
        services.AddOptions<OutsideIssuerOptions>().Bind(builder.Configuration.GetSection(OutsideIssuerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutsideIssuerOptions>, OutsideIssuerOptionsRules>();
        // A provider refuses a scope that was not registered there, and who changes nothing registered none for that.
        services.AddSingleton(provider => new GivenWrites(
            provider.GetRequiredService<IOptions<OutsideIssuerOptions>>().Value.Access.SelectMany(access => access.Scopes).ToHashSet(StringComparer.Ordinal)));
        services.AddSingleton<OutsideCallers>();
        services.AddScoped<OutsideCaller>();
        services.AddCaller(CallerKind.OutsideToken, provider => provider.GetRequiredService<OutsideCaller>().Caller);
        if (usesSandbox)
            services.AddPassingChanges();
        // Without a place for changes there is nothing to approve.
        if (HasSignIn(builder.Configuration) && services.Any(service => service.ServiceType == typeof(IChangeStore)))
        {
            // The keys of the store, which every replica has; in a sandbox nothing outlives the process.
            if (usesSandbox)
                services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            services.AddOutsideApproval(address);
        }

        services.AddSingleton(new Refusals(address, canReconnect: false));
        AddBearer(services);
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, OutsideTokenValidation>();
    }

    // What AddAuthentication().AddJwtBearer() adds, without Data Protection: for cookies that there are none of, it would write keys into
    // the home directory at each first start, and warn that they lie there unencrypted. TokenChanges has its own, in the store.
    private static void AddBearer(IServiceCollection services)
    {
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<JwtBearerOptions, JwtBearerHandler>(JwtBearerDefaults.AuthenticationScheme, null);
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>();
    }

    /// <summary>Puts it in order.</summary>
    public static void UseOutsideIssuer(this WebApplication app)
    {
        // The rules run now, before the first look at a single option.
        var issuer = app.Services.GetRequiredService<IOptions<OutsideIssuerOptions>>().Value.Authority!;
        app.UseDraining();
        // Without a store there are no keys that doctor has, too.
        if (app.Services.GetService<IStore>() is not null)
            app.UseMiddleware<DoctorAnswers>();
        app.UseGuards<PublicRequestsOnly>();
        var hasPages = app.Services.GetService<ChangePage>() is not null;
        if (hasPages)
        {
            app.UseAuthentication();
            app.UseWhen(IsPage, branch => branch.UseMiddleware<RequireOutsideSession>());
        }

        app.UseWhen(
            McpEndpoint.IsCalled,
            branch => branch.UseMiddleware<RequireOutsideToken>().UseMiddleware<ScopeGate>().UseMiddleware<SessionIds>());
        app.MapSharedParts(TokenChanges.Look(app.Services));
        app.MapResourceMetadata(issuer, asTyped: false);
        if (hasPages)
        {
            app.MapOutsideSignIn();
            app.MapChanges();
        }

        app.MapMcp(McpEndpoint.Path);
    }

    private static bool IsPage(HttpContext context) =>
        context.Request.Path.StartsWithSegments(ChangePaths.List) || context.Request.Path.Equals(OutsideSignInEndpoints.InPath);
}
