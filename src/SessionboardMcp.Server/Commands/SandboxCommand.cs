using System.CommandLine;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>sandbox</c>: only the emulator of Sessionboard's public API.</summary>
internal static class SandboxCommand
{
    private const string DefaultUrl = "http://localhost:3002";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = $"Where to listen, on loopback ({DefaultUrl}).",
            HelpName = "URL",
            DefaultValueFactory = _ => DefaultUrl,
        };
        var command = new Command("sandbox", "Serves an emulator of Sessionboard's public API with an invented conference.") { urls };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            await using var sandbox = await SandboxStart.AtAsync(parsed.GetValue(urls), ConfigurationArguments.CheckOnly(parsed.UnmatchedTokens, SandboxSettings.Section), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"The sandbox stands in for Sessionboard's public API at {sandbox.BaseAddress}\nEvery event, person and number is INVENTED. Token: x-access-token: sandbox-full\nOAuth client: {SandboxOAuthOptions.ClientId}. Its consent page: {sandbox.ConsentAddress}. Who can sign in: {new Uri(sandbox.BaseAddress, "/sandbox/people")}");
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(stop.SetResult);
            await stop.Task;
            return 0;
        }));
        return command;
    }
}
