using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Approval;
using SessionboardMcp.Desktop.Connecting;
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
        builder.Services.AddClosedOptions();
        builder.Services.AddSessionboardApi();
        identity.AddTo(builder.Services, builder.Configuration, usesSandbox: sandbox is not null, serves: input is not null);
        if (identity.IsByProfile)
            builder.Services.AddConnectableTools();
        var server = builder.Services.AddSessionboardMcp(builder.Configuration).WithStdioServerTransport();
        if (identity.IsByProfile)
            server.WithConnectTool(identity, builder.Configuration);
        builder.Services.AddApprovalWindow(identity, isPassing: sandbox is not null);
        if (input is not null && output is not null)
            AddTransport(builder.Services, input, output);
        return builder.Build();
    }

    /// <summary>Builds a host that lists what there is, and answers every call with what is wrong with the settings.</summary>
    /// <param name="problem">What is wrong, in a sentence for a person.</param>
    /// <param name="input">Where the assistant's messages come from.</param>
    /// <param name="output">Where the answers go.</param>
    public static IHost BuildExplaining(string problem, Stream input, Stream output)
    {
        // Nothing of the configuration, which may be what is wrong.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSessionboardApi();
        ExplainingIdentity.AddTo(builder.Services, problem);
        builder.Services.AddSessionboardMcp().WithStdioServerTransport();
        AddTransport(builder.Services, input, output);
        return builder.Build();
    }

    // Instead of the SDK's, which answers nothing more once its input has ended.
    private static void AddTransport(IServiceCollection services, Stream input, Stream output) =>
        services.AddSingleton<ITransport>(provider => new AnswerThenEnd(
            input, output, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
}
