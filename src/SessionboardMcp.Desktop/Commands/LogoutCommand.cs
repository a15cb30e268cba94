using System.CommandLine;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>logout</c>: gives the sign-in back to Sessionboard and deletes it here.</summary>
internal static class LogoutCommand
{
    /// <summary>Makes the command. Its exit code is 0, or 1 where Sessionboard could not be told.</summary>
    public static Command Create()
    {
        var command = new Command("logout", "Ends the sign-in at Sessionboard and deletes it from this machine.");
        var profile = new ProfileOptions(command);
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(
            parsed, () => RunAsync(profile.Name(parsed), profile.Store(parsed), parsed.InvocationConfiguration.Output, cancellationToken)));
        return command;
    }

    internal static async Task<int> RunAsync(string name, ProfileStore store, TextWriter output, CancellationToken cancellationToken)
    {
        var signIn = new ProfileSignIn(name, store, new BrowserSignIn(TimeProvider.System), new Grants(TimeProvider.System));
        var isTold = await signIn.SignOutAsync(cancellationToken);
        await output.WriteLineAsync(isTold switch
        {
            null => $"Nobody is signed in to profile {name}.",
            true => $"Profile {name} is signed out and deleted.",
            false => $"Profile {name} is deleted here, but Sessionboard could not be told: the sign-in ends there by itself, or under the person's own settings at Sessionboard.",
        });
        return isTold == false ? 1 : 0;
    }
}
