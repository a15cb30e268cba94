using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>whoami</c>: what is kept of a sign-in, but its tokens. Sessionboard itself is not asked.</summary>
internal static class WhoamiCommand
{
    /// <summary>Makes the command. Its exit code is 0 where somebody is signed in, 1 where not.</summary>
    public static Command Create()
    {
        var command = new Command("whoami", "Says which sign-in is kept, for which host, with which access, and how it is protected.");
        var profile = new ProfileOptions(command);
        command.SetAction((parsed, _) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var configuration = new ConfigurationManager();
            DesktopConfiguration.AddTo(configuration, []);
            var hasToken = !string.IsNullOrWhiteSpace(configuration["Sessionboard:ApiToken"]);
            return await RunAsync(profile.Name(parsed), profile.Store(parsed), hasToken, TimeProvider.System, parsed.InvocationConfiguration.Output);
        }));
        return command;
    }

    internal static async Task<int> RunAsync(string name, ProfileStore store, bool hasToken, TimeProvider time, TextWriter output)
    {
        var profile = store.Find(name);
        await output.WriteLineAsync(profile is null
            ? $"Nobody is signed in to profile {name}. Run {LoginLine.For(name)}."
            : Describe(profile, store, time));
        var others = store.Names().Where(other => other != name).ToList();
        if (others.Count > 0)
            await output.WriteLineAsync($"Other profiles: {string.Join(", ", others)}");
        if (hasToken)
            await output.WriteLineAsync($"An API token is configured ({SessionboardVariables.ApiToken}), which stdio uses instead.");
        return profile?.SealedTokens is null ? 1 : 0;
    }

    private static string Describe(Profile profile, ProfileStore store, TimeProvider time) => string.Join(Environment.NewLine,
    [
        $"Profile: {profile.Name}",
        $"Region:  {profile.Region ?? "none, an address of its own"}",
        $"Host:    {profile.Address.Authority}",
        $"Scopes:  {string.Join(' ', profile.Scopes)}",
        $"State:   {State(profile, store, time)}",
        $"Kept in: {store.Folder}",
        $"How:     {KeyRing.Strength}",
    ]);

    private static string State(Profile profile, ProfileStore store, TimeProvider time)
    {
        if (profile.SealedTokens is null)
            return $"ended; run {LoginLine.For(profile.Name)}";
        if (store.TryUnseal(profile) is not { } tokens)
            return $"cannot be decrypted; run {LoginLine.For(profile.Name)}";
        var isOver = profile.ExpiresAt <= time.GetUtcNow();
        var end = string.Create(CultureInfo.InvariantCulture, $"access token {(isOver ? "ended" : "ends")} {profile.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        return tokens.Refresh is not null ? $"signed in; {end}, and is renewed by the first call after that"
            : isOver ? $"ended; {end}; run {LoginLine.For(profile.Name)}"
            : $"signed in; {end}, and cannot be renewed";
    }
}
