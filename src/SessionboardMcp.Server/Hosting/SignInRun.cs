using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Starts the server that people sign in to, says how assistants reach it, and runs until it is told to stop.</summary>
internal static class SignInRun
{
    /// <summary>Serves MCP with sign-in: at Sessionboard by our authorization server, or at the issuer that the configuration names.</summary>
    /// <exception cref="ConfigurationProblemException">A setting keeps it from starting.</exception>
    public static async Task<int> ServeAsync(ServeSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        await using var sandbox = settings.UsesSandbox ? await SandboxStart.AtAsync(settings.SandboxUrl, settings.Configuration, cancellationToken) : null;
        var builder = ServeBuilder.CreateToServe(settings, sandbox?.BaseAddress);
        if (sandbox is null)
            OutsideIssuerApp.RequireOneWay(builder.Configuration);
        if (OutsideIssuerApp.IsConfigured(builder.Configuration))
            return await OutsideIssuerRun.ServeAsync(builder, settings, sandbox, output, cancellationToken);
        builder.AddDraining();
        await using var app = SignInApp.Build(builder, settings, sandbox?.BaseAddress);
        if (app.Services.GetRequiredService<IStore>().Notice is { } notice)
            await Announcement.SayAsync(app, output, notice);
        await SignInApp.PrepareAsync(app.Services, settings.UsesSandbox, cancellationToken);
        await Listening.StartAsync(app, cancellationToken);
        await Announcement.SayAsync(app, output, Greeting(app.Services.GetRequiredService<PublicAddress>(), sandbox));
        await Draining.RunAsync(app, cancellationToken);
        return 0;
    }

    private static string Greeting(PublicAddress address, SandboxHost? sandbox)
    {
        var data = sandbox is null
            ? ""
            : $"\nSandbox: every event, person and number is INVENTED. Anybody who reaches it signs in with one click. It stands in for Sessionboard at {sandbox.BaseAddress}, with its consent page at {sandbox.ConsentAddress}";
        return $"\nMCP is served at {address.Resource}. Assistants ask each person to sign in.{data}"
            + $"\nConnect Claude Code: claude mcp add --transport http sessionboard {address.Resource}\nWhat a browser connected: {address.Text}/connections\n";
    }
}
