using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Agenda;
using SessionboardMcp.Server.Hosting.Answering;
using SessionboardMcp.Server.Hosting.Browsers;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Pages.Welcome;

namespace SessionboardMcp.Server.Hosting;

/// <summary>What <see cref="LocalApp"/>, <see cref="SignInApp"/> and <see cref="OutsideIssuerApp"/> have in common, in the order in which it has to stand.</summary>
internal static class SharedParts
{
    /// <summary>Adds the client of Sessionboard, the tools, and the pages that need no sign-in.</summary>
    /// <param name="builder">From <see cref="ServeBuilder"/>.</param>
    /// <param name="facts">What the pages say of this server.</param>
    /// <param name="address">Where people reach it; null before it listens.</param>
    /// <param name="transport">What is set of the transport; null for the SDK's defaults, which keep no session.</param>
    public static void AddSharedParts(
        this WebApplicationBuilder builder, WelcomeFacts facts, Func<IServiceProvider, string?> address, Action<HttpServerTransportOptions>? transport = null)
    {
        builder.AddCrossOrigin();
        builder.Services.AddSessionboardApi();
        builder.Services.AddWelcome(facts, address);
        builder.Services.AddAddressToolSets();
        builder.Services.AddPlanning().AddSessionboardMcp(builder.Configuration).WithHttpTransport(transport);
        builder.Services.AddSingleton<IOptionsFactory<McpServerOptions>, SharedServerOptions>();
        builder.Services.AddSingleton<IConfigureOptions<McpServerOptions>, GivenUpCalls>();
    }

    /// <summary>Keeps nothing between requests, so that any replica can answer each.</summary>
    public static void Stateless(HttpServerTransportOptions options) => options.Stateless = true;

    /// <summary>Puts first what looks at a request before anything acts on it: the boundary of errors, which requests are ours, other origins, bytes that nobody can read.</summary>
    /// <typeparam name="TOurs">What knows which requests are ours.</typeparam>
    public static void UseGuards<TOurs>(this WebApplication app)
    {
        app.UseMiddleware<RequestBoundary>();
        app.UseMiddleware<TOurs>();
        app.UseCrossOrigin();
        app.UseMiddleware<ReadableRequests>();
        app.UseMiddleware<AnswersInOnePiece>();
    }

    /// <summary>Maps what needs no sign-in: health, readiness, the first pages.</summary>
    /// <param name="app">The application.</param>
    /// <param name="look">Looks at what the server keeps; null where it keeps nothing that a call needs.</param>
    public static void MapSharedParts(this WebApplication app, Func<CancellationToken, Task<string?>>? look)
    {
        app.MapGet(PublicRequestsOnly.HealthPath, () => Results.Text("ok"));
        Readiness.Map(app, look);
        app.MapWelcome();
        app.MapStylesheet();
    }
}
