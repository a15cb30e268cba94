using System.CommandLine;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary>
/// Turns what keeps a command from running into one message on standard error and exit code 2, and what Sessionboard or the
/// person would not do into exit code 1.
/// </summary>
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
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            // The platform's sentence names the file, and nothing of what is in it.
            await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Cancelled.");
            return 1;
        }
        catch (Exception failure) when (failure is SignInFailedException or SessionboardException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
