using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.SignIn;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>Composes the desktop program.</summary>
internal static class StdioHost
{
    /// <summary>Builds the host; nothing is read from standard input yet.</summary>
    /// <param name="arguments">Configuration given on the command line, as <c>--Section:Key=value</c>.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    /// <param name="signIn">The sign-in that is used where no API token is configured.</param>
    public static IHost Build(IReadOnlyList<string> arguments, Uri? sandbox, StoredSignIn signIn)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        AddConfiguration(builder.Configuration, arguments, sandbox);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        // Standard output belongs to the protocol.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSessionboardApi();
        // A token in the environment was set on purpose, for this start.
        if (sandbox is null && string.IsNullOrWhiteSpace(builder.Configuration["Sessionboard:ApiToken"]) && signIn.Exists)
            builder.Services.AddSignedInIdentity(builder.Configuration, signIn.Store, signIn.Name);
        else
            builder.Services.AddApiTokenIdentity(builder.Configuration, "desktop", usesSandbox: sandbox is not null);
        builder.Services.AddSessionboardMcp().WithStdioServerTransport();
        return builder.Build();
    }

    /// <summary>
    /// Adds every source. A settings file is read beside the program only: assistants start it in the folder of any project, and a
    /// file that lies there must not send a credential elsewhere.
    /// </summary>
    public static void AddConfiguration(ConfigurationManager configuration, IReadOnlyList<string> arguments, Uri? sandbox)
    {
        SessionboardVariables.AddTo(configuration, Environment.GetEnvironmentVariable);
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(ConfigurationArguments.Check(arguments));
        if (sandbox is not null)
            SessionboardVariables.UseSandbox(configuration, sandbox, SessionboardVariables.ChooseSandboxToken(Environment.GetEnvironmentVariable));
    }
}
