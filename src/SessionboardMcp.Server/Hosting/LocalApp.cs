using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Composes <c>serve --local</c>: no sign-in, for the one person whose API token it has.</summary>
internal static class LocalApp
{
    /// <summary>Builds the application; nothing listens yet.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    public static WebApplication Build(ServeSettings settings, Uri? sandbox) =>
        Build(ServeBuilder.Create(settings, sandbox), settings, sandbox, sandbox is null ? LocalToken.CreateRandom() : LocalToken.None);

    /// <summary>The same, with the token that every request must carry, and where the browsers are kept that approve changes.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ServeSettings settings, Uri? sandbox, LocalToken token, IApproverLines? approvers = null)
    {
        builder.WebHost.UseUrls(LocalAddresses.Check(settings.Urls ?? builder.Configuration["urls"] ?? ServeSettings.DefaultUrl));
        builder.AddLocal(sandbox, token, approvers);
        builder.Services.RequireCaller(CallerKind.ApiToken);
        var app = builder.Build();
        app.UseLocal();
        return app;
    }

    /// <summary>Adds what it is made of.</summary>
    /// <param name="builder">From <see cref="ServeBuilder"/>.</param>
    /// <param name="sandbox">The address of the sandbox; null for the real Sessionboard.</param>
    /// <param name="token">The token that every request must carry.</param>
    /// <param name="approvers">Where the browsers are kept that approve changes; null for the database that several share, or this process.</param>
    public static void AddLocal(this WebApplicationBuilder builder, Uri? sandbox, LocalToken token, IApproverLines? approvers = null)
    {
        // Where several share a database any of them may get the next request. Else the SDK's defaults, which keep no session either.
        var isShared = builder.Services.Any(service => service.ImplementationInstance is IStore { IsShared: true });
        builder.AddSharedParts(
            new WelcomeFacts { Way = SignInWay.Nobody, IsInvented = sandbox is not null, NeedsToken = token.Value is not null }, LocalApproval.AddressOf, isShared ? SharedParts.Stateless : null);
        builder.Services.AddApiTokenClient(builder.Configuration, usesSandbox: sandbox is not null);
        builder.Services.AddCaller(CallerKind.ApiToken, ApiTokenIdentity.CallersOf(builder.Configuration, "local"));
        builder.Services.AddSingleton(token);
        if (sandbox is not null)
            builder.Services.AddPassingChanges();
        builder.Services.AddLocalApproval(approvers);
        builder.Services.AddRazorComponents();
    }

    /// <summary>Puts it in order.</summary>
    public static void UseLocal(this WebApplication app)
    {
        app.UseGuards<LocalRequestsOnly>();
        // A wrong setting is told now, and not to whoever comes to approve.
        _ = app.Services.GetRequiredService<ApprovalAccount>();
        app.UseStatusCodePages(context => MissingPage.AnswerAsync(context, PagePaths.Local));
        app.UseMiddleware<RequireLocalToken>();
        app.UseWhen(OwnAccountOnly.IsMeant, branch => branch.UseMiddleware<OwnAccountOnly>());
        app.UseWhen(McpEndpoint.IsCalled, branch => branch.UseMiddleware<SessionIds>());
        app.MapSharedParts(TokenChanges.Look(app.Services));
        app.MapLocalApproval();
        app.MapMcp(McpEndpoint.Path);
    }
}
