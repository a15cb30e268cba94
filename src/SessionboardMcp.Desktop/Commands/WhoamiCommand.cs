using System.CommandLine;
using System.Globalization;
using SessionboardMcp.Desktop.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>whoami</c>: which sign-ins are kept. Sessionboard does not say who a person is, so neither can this.</summary>
internal static class WhoamiCommand
{
    /// <summary>Makes the command. Its exit code is 0 where somebody is signed in, else 1.</summary>
    public static Command Create()
    {
        var options = new SignInOptions();
        var command = new Command("whoami", "Lists the sign-ins that are kept. Sessionboard does not tell names, so each goes by its profile.");
        options.AddTo(command);
        command.SetAction((parsed, _) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var store = new ProfileStore(options.Folder(parsed));
            var output = parsed.InvocationConfiguration.Output;
            foreach (var name in store.Names)
            {
                if (store.Read(name) is { } profile)
                    await output.WriteLineAsync(Line(name, profile));
            }

            if (store.Names.Count > 0)
                return 0;
            await output.WriteLineAsync("Nobody is signed in. Run: sessionboard-mcp login");
            return 1;
        }));
        return command;
    }

    private static string Line(string name, SignInProfile profile) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {profile.Host.Host}, since {profile.SignedInAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, to {string.Join(' ', profile.Scopes)}");
}
