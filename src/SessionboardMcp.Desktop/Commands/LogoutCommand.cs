using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Desktop.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>logout</c>: gives the sign-in back to Sessionboard, and forgets it.</summary>
internal static class LogoutCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var options = new SignInOptions();
        var command = new Command("logout", "Gives the sign-in back to Sessionboard, and forgets it.");
        options.AddTo(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var (store, name) = (new ProfileStore(options.Folder(parsed)), options.Profile(parsed));
            if (store.Read(name) is not { } profile)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Nobody is signed in as '{name}'.");
                return 0;
            }

            // Forgotten first: whatever becomes of the rest, this computer cannot use it any more.
            store.Delete(name);
            // The host that issued it, whatever is configured now.
            using var host = SignInHost.Build(
                [.. parsed.UnmatchedTokens, $"--Sessionboard:BaseUrl={profile.Host}", $"--Sessionboard:OAuth:ClientId={profile.ClientId}"],
                _ => Task.CompletedTask,
                opensBrowser: false);
            await host.Services.GetRequiredService<SignInGrants>().RevokeAsync(
                SignInSettings.Registration, profile.RefreshToken ?? profile.AccessToken, profile.RefreshToken is not null, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Signed out '{name}'. If Sessionboard could not be reached, remove the application there as well.");
            return 0;
        }));
        return command;
    }
}
