using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>Composes the desktop program.</summary>
internal static class StdioHost
{
    /// <summary>Builds the host; nothing is read from standard input yet.</summary>
    /// <param name="arguments">Configuration given on the command line, as <c>--Section:Key=value</c>.</param>
    /// <param name="sandbox">The address of the sandbox that stands in for Sessionboard; null for the real one.</param>
    /// <param name="identity">Under whose rights it works.</param>
    /// <param name="input">Where the assistant's messages come from, and null where none are served.</param>
    /// <param name="output">Where the answers go.</param>
    /// <exception cref="ConfigurationProblemException">It cannot be composed of this configuration.</exception>
    public static IHost Build(IReadOnlyList<string> arguments, Uri? sandbox, DesktopIdentity identity, Stream? input = null, Stream? output = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        DesktopConfiguration.AddTo(builder.Configuration, arguments);
        if (sandbox is not null)
        {
            var chosen = SessionboardVariables.ChooseSandboxToken(Environment.GetEnvironmentVariable, [.. SandboxTokens.All.Select(token => token.Value)]);
            SessionboardVariables.UseSandbox(builder.Configuration, sandbox, chosen, SandboxTokens.Find(chosen)?.Scopes);
        }
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        // Standard output belongs to the protocol.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSessionboardApi();
        identity.AddTo(builder.Services, builder.Configuration, usesSandbox: sandbox is not null);
        builder.Services.AddSessionboardMcp().WithStdioServerTransport();
        if (input is not null && output is not null)
        {
            // Instead of the SDK's, which answers nothing more once its input has ended.
            builder.Services.AddSingleton<ITransport>(provider => new AnswerThenEnd(
                input, output, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        }

        return builder.Build();
    }
}
