using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting.Browsers;
using SessionboardMcp.Server.Hosting.Telemetry;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>What every way to serve begins with.</summary>
internal static class ServeBuilder
{
    /// <summary>The settings that the command line of <c>serve</c> takes beside those of every host.</summary>
    public static readonly string[] Sections = [AllowedOrigins.Section, TrustedProxies.Section, ShutdownOptions.Section, OperatorOptions.Argument, ApprovalAccount.Section, TelemetrySettings.Section, SharingSettings.Prefix, .. StoreSettings.Sections];

    /// <summary>The same as <see cref="Create"/>, with what leaves as telemetry: a command that only looks sends none, and is not ended by its settings.</summary>
    /// <inheritdoc cref="Create"/>
    public static WebApplicationBuilder CreateToServe(ServeSettings settings, Uri? sandbox)
    {
        var builder = Create(settings, sandbox);
        var addresses = Listening.AddressesOf(builder.Configuration, settings.Urls);
        if (sandbox is not null)
            Listening.RequireApart(addresses, sandbox, "--sandbox-urls", "Choose another, or leave it out.");
        builder.AddTelemetry(settings.IsLocal, addresses, PublicRequestsOnly.HealthPath, Readiness.Path);
        return builder;
    }

    /// <summary>Reads the configuration, sets the logs, and puts the sandbox in Sessionboard's place where there is one.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    public static WebApplicationBuilder Create(ServeSettings settings, Uri? sandbox)
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
        KnownSettings.Check(builder.Configuration, Environment.GetEnvironmentVariables().Keys.Cast<string>());
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
        return builder;
    }
}
