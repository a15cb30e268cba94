using System.CommandLine;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Commands;

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
        catch (ConfigurationProblemException problem)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.Message);
            return 2;
        }
        catch (OptionsValidationException problem)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Join(Environment.NewLine, problem.Failures));
            return 2;
        }
    }
}
