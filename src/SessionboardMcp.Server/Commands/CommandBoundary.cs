using System.CommandLine;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>Turns what keeps a command from running into one message on standard error and exit code 2.</summary>
internal static class CommandBoundary
{
    /// <summary>Runs a command's body.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<Task<int>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception problem) when (Explain(problem) is { } sentence)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static string? Explain(Exception problem) => problem switch
    {
        ConfigurationProblemException configuration => configuration.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        StoreUnavailableException away => $"This cannot be done now: {away.Trouble.Words}. Try again, or ask doctor.",
        // A database that was there at the start of the command, and went away.
        _ when StoreFailure.IsAway(problem) => "The database went away meanwhile. Try again, or ask doctor.",
        _ => null,
    };
}
