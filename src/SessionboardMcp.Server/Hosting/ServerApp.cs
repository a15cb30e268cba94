using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting.Browsers;
using SessionboardMcp.Server.Hosting.Telemetry;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Composes the web application.</summary>
internal static class ServerApp
{
    /// <summary>The settings that the command line of <c>serve</c> takes beside those of every host.</summary>
    public static readonly string[] Sections = [AllowedOrigins.Section, TrustedProxies.Section, ShutdownOptions.Section, OperatorOptions.Argument, TelemetrySettings.Section, .. StoreSettings.Sections];

    /// <summary>Builds the application; nothing listens yet.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    public static WebApplication Build(ServeSettings settings, Uri? sandbox) =>
        Build(CreateBuilder(settings, sandbox), settings, sandbox, sandbox is null ? LocalToken.CreateRandom() : LocalToken.None);

    /// <summary>The same, with the token that every request must carry, and where the browsers are kept that approve changes.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ServeSettings settings, Uri? sandbox, LocalToken token, IApproverLines? approvers = null)
    {
        builder.WebHost.UseUrls(LocalAddresses.Check(settings.Urls ?? builder.Configuration["urls"] ?? ServeSettings.DefaultUrl));
        builder.AddServer(sandbox, token, approvers);
        var app = builder.Build();
        app.UseServer();
        return app;
    }

    /// <summary>What every way to serve begins with: configuration, logs, and the sandbox where there is one.</summary>
    public static WebApplicationBuilder CreateBuilder(ServeSettings settings, Uri? sandbox)
    {
        var arguments = settings.UsesSandbox
            ? ConfigurationArguments.Check(settings.Configuration, [.. Sections, SandboxSettings.Section])
            : ConfigurationArguments.Check(settings.Configuration, Sections);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments,
            // Not the working directory: a settings file that lies about in one must not send a credential elsewhere.
            ContentRootPath = AppContext.BaseDirectory,
        });
        SessionboardVariables.AddTo(builder.Configuration, Environment.GetEnvironmentVariable);
        var files = SettingFiles.AddTo(builder.Configuration);
        if (sandbox is not null)
        {
            var chosen = SessionboardVariables.ChooseSandboxToken(
                name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? given : files.GetValueOrDefault(SessionboardVariables.Keys[name]),
                [.. SandboxTokens.All.Select(token => token.Value)]);
            SessionboardVariables.UseSandbox(builder.Configuration, sandbox, chosen, SandboxTokens.Find(chosen)?.Scopes);
        }
        // Not a line for every request; the configuration can ask for them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Warning);
        // A start that fails is told in one sentence by the command, and not by a stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddTelemetry(settings.IsLocal, PublicRequestsOnly.HealthPath, Readiness.Path);
        return builder;
    }

    /// <summary>Adds what <c>serve --local</c> is made of.</summary>
    /// <param name="builder">From <see cref="CreateBuilder"/>.</param>
    /// <param name="sandbox">The address of the sandbox; null for the real Sessionboard.</param>
    /// <param name="token">The token that every request must carry.</param>
    /// <param name="approvers">Where the browsers are kept that approve changes; null for this process.</param>
    public static void AddServer(this WebApplicationBuilder builder, Uri? sandbox, LocalToken token, IApproverLines? approvers = null)
    {
        builder.Services.AddSessionboardApi();
        builder.Services.AddApiTokenIdentity(builder.Configuration, "local", usesSandbox: sandbox is not null);
        builder.AddCrossOrigin();
        builder.Services.AddAskingClient(sharesBudget: true);
        builder.Services.AddSingleton(token);
        if (sandbox is not null)
            builder.Services.AddPassingChanges();
        builder.Services.AddLocalApproval(approvers ?? new MemoryApproverLines());
        builder.Services.AddRazorComponents();
        builder.Services.AddWelcome(
            new WelcomeFacts { Way = SignInWay.Nobody, IsInvented = sandbox is not null, NeedsToken = token.Value is not null }, LocalApproval.AddressOf);
        builder.Services.AddAddressToolSets();
        builder.Services.AddSessionboardMcp().WithHttpTransport();
    }

    /// <summary>Puts the request pipeline of <c>serve --local</c> together.</summary>
    public static void UseServer(this WebApplication app)
    {
        app.UseMiddleware<RequestBoundary>();
        app.UseMiddleware<LocalRequestsOnly>();
        app.UseCrossOrigin();
        app.UseMiddleware<ReadableRequests>();
        app.UseStatusCodePages(context => MissingPage.AnswerAsync(context, PagePaths.Local));
        app.UseMiddleware<RequireLocalToken>();
        app.UseWhen(McpEndpoint.IsCalled, branch => branch.UseMiddleware<SessionIds>());
        app.MapGet(PublicRequestsOnly.HealthPath, () => Results.Text("ok"));
        Readiness.Map(app, look: null);
        app.MapWelcome();
        app.MapStylesheet();
        app.MapLocalApproval();
        app.MapMcp(McpEndpoint.Path);
    }
}
