using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Starts the server for people who sign in at their company's identity provider, and runs until it is told to stop.</summary>
internal static class OutsideIssuerRun
{
    /// <summary>Serves MCP.</summary>
    /// <exception cref="ConfigurationProblemException">A setting keeps it from starting.</exception>
    public static async Task<int> ServeAsync(WebApplicationBuilder builder, ServeSettings settings, SandboxHost? sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var urls = Listening.Split(settings.Urls ?? builder.Configuration["urls"] ?? ServeSettings.DefaultUrl);
        builder.WebHost.UseUrls(urls);
        var address = PublicAddress.Resolve(builder.Configuration[PublicAddress.Key], urls);
        if (SharingSettings.Unused(builder.Configuration) is { } unused)
            throw new ConfigurationProblemException(unused);
        var off = sandbox is null ? TokenChanges.AddWhereGiven(builder, settings.Data) : null;
        builder.AddDraining();
        await using var app = OutsideIssuerApp.Build(builder, address, usesSandbox: sandbox is not null);
        // A missing or unusable API token is told now, not at the first question.
        app.Services.GetRequiredService<ISessionboardClient>();
        await TokenChanges.PrepareAsync(app.Services, cancellationToken);
        if ((off ?? app.Services.GetService<IStore>()?.Notice) is { } notice)
            await Announcement.SayAsync(app, output, notice);
        await Listening.StartAsync(app, cancellationToken);
        await Announcement.SayAsync(
            app,
            output,
            $"\nMCP is served at {address.Resource}. People sign in at {builder.Configuration["OutsideIssuer:Authority"]}; behind them stands one shared API token."
            + (sandbox is null ? "\n" : $"\nSandbox: every event, person and number is INVENTED. It stands in for Sessionboard at {sandbox.BaseAddress}\n"));
        await Draining.RunAsync(app, cancellationToken);
        return 0;
    }
}
