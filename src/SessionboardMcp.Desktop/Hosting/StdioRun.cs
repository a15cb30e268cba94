using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>
/// Speaks MCP until standard input ends. What keeps it from working does not keep it from starting: assistants show "Connection closed" of a
/// program that ends, and what a tool answers of one that does not. Its exit code says it all the same.
/// </summary>
internal static class StdioRun
{
    private const int Unusable = 2;

    /// <summary>Runs the server on standard input and output, until the input ends and what was read is answered.</summary>
    public static async Task<int> RunAsync(
        bool usesSandbox, IReadOnlyList<string> configuration, Func<DesktopIdentity> identify, StandardStreams streams, CancellationToken cancellationToken)
    {
        await using var sandbox = usesSandbox ? await SandboxHost.StartAsync(new SandboxOptions(), cancellationToken) : null;
        DesktopIdentity identity;
        IHost? host = null;
        try
        {
            identity = identify();
            host = StdioHost.Build(configuration, sandbox?.BaseAddress, identity, streams.Input, streams.Output);
            CheckSettings(host.Services);
            if (sandbox is not null)
                await streams.Error.WriteLineAsync("Sandbox: every event, person and number is INVENTED.");
            if (identity.Notice is { } notice)
                await streams.Error.WriteLineAsync(notice);
        }
        catch (Exception problem) when (Sentence(problem) is { } sentence)
        {
            host?.Dispose();
            await streams.Error.WriteLineAsync(sentence);
            await ExplainAsync(sentence, streams, cancellationToken);
            return Unusable;
        }

        using (host)
        {
            // A person reads what is missing, and types no protocol.
            if (streams.IsTerminal && !identity.HasCredential)
                return Unusable;
            await host.RunAsync(cancellationToken);
            return identity.HasCredential ? 0 : Unusable;
        }
    }

    /// <summary>Lists what there is, and answers every call with what is wrong, until the input ends. A person at a terminal has read it.</summary>
    public static async Task ExplainAsync(string sentence, StandardStreams streams, CancellationToken cancellationToken)
    {
        if (streams.IsTerminal)
            return;
        using var host = StdioHost.BuildExplaining(sentence.ReplaceLineEndings(" "), streams.Input, streams.Output);
        await host.RunAsync(cancellationToken);
    }

    // All that a start would stumble over, before the transport reads a line.
    private static void CheckSettings(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        try
        {
            services.GetRequiredService<ISessionboardClient>();
        }
        catch (SignInEndedException)
        {
            // Nobody has signed in, or the sign-in has ended: that can be put right while this runs.
            return;
        }
    }

    private static string? Sentence(Exception problem) => problem switch
    {
        ConfigurationProblemException => problem.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        // The platform's sentence names the file, and nothing of what is in it.
        UnauthorizedAccessException or IOException => problem.Message,
        _ => null,
    };
}
