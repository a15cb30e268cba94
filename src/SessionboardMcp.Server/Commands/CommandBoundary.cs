using System.CommandLine;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;

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
        StoreUnavailableException => "The database cannot be used now: another program keeps it locked, or the disk fails. Try again, or ask doctor.",
        _ => null,
    };
}
