using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Insights.Http;
using SessionboardMcp.Sandbox.OAuth;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>Composes the emulator into a web application.</summary>
public static class SandboxComposition
{
    /// <summary>Adds what the emulator needs, and begins to make its data in the background.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">How it shall behave; the address in it is the caller's to bind.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        options.CheckedAddresses();
        services.LimitLogs();
        services.AddRoutingCore();
        services.AddSingleton(options);
        services.AddSingleton(options.TimeProvider);
        services.AddSingleton(new SandboxWorld(options.Organization));
        services.AddSingleton(options.OAuth);
        services.AddSingleton(new SandboxOAuth(options.OAuth, options.TimeProvider));
        services.AddSingleton<Origins>();
        services.AddSingleton<CallerTokens>();
        services.AddSingleton(new RateLimiter(options.Limit, options.Window, options.TimeProvider));
        services.AddSingleton(new CreateQuota(options.DailyCreates, options.TimeProvider));
        services.AddSingleton(options.Variations.Writes);
        return services;
    }

    /// <summary>Maps every route of the emulator, behind one error boundary and one access check.</summary>
    /// <param name="app">An application that serves nothing else.</param>
    /// <exception cref="InvalidOperationException">An endpoint does not say what access it needs.</exception>
    public static WebApplication UseSandbox(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SandboxOptions>().Variations.ChangesAnswers)
            app.UseMiddleware<VariedAnswers>();
        app.UseMiddleware<ErrorBoundary>();
        app.UseRouting();
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<FaultInjector>();
        if (app.Services.GetRequiredService<SandboxOptions>().CachesSessionReads)
            app.UseMiddleware<SessionReadCache>();
        app.UseMiddleware<AccessCheck>();
        MapAll(app);
        AccessGuard.Check(app);
        return app;
    }

    // Every room of routes, one line each; a room that is not named here is not served.
    private static void MapAll(IEndpointRouteBuilder routes)
    {
        routes.MapEvents();
        routes.MapSessions();
        routes.MapSessionWrites();
        routes.MapSessionStatuses();
        routes.MapSessionList();
        routes.MapPeople();
        routes.MapContactWrites();
        routes.MapOrganizationContacts();
        routes.MapAccounts();
        routes.MapAccountWrites();
        routes.MapSettings();
        routes.MapSettingWrites();
        routes.MapAgendaDrafts();
        routes.MapAgendaDraftWrites();
        routes.MapSchedulingRules();
        routes.MapSessionContent();
        routes.MapTranscriptions();
        routes.MapRecordings();
        routes.MapInsights();
        routes.MapOAuth();
    }
}
