using System.CommandLine;
using SessionboardMcp.Desktop.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>login</c>: signs in at Sessionboard through the system's browser.</summary>
internal static class LoginCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var options = new SignInOptions();
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only print the address to open." };
        var command = new Command("login", "Signs in at Sessionboard through the browser, and keeps the sign-in for stdio.") { noBrowser };
        options.AddTo(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var (folder, name) = (options.Folder(parsed), options.Profile(parsed));
            using var host = SignInHost.Build(
                parsed.UnmatchedTokens,
                address => output.WriteLineAsync($"Sign in at Sessionboard in your browser. If it does not open, go to:\n{address}\n"),
                opensBrowser: !parsed.GetValue(noBrowser));
            var profile = await LoginRun.SignInAsync(host, cancellationToken);
            new ProfileStore(folder).Write(name, profile);
            await output.WriteLineAsync($"Signed in as '{name}' at {profile.Host.Host}, to: {string.Join(' ', profile.Scopes)}\n{ProtectionText.Of(folder.Root)}");
            return 0;
        }));
        return command;
    }
}
