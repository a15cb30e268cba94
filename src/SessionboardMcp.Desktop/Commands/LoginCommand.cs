using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>login</c>: signs in through the system browser and keeps the sign-in on this machine.</summary>
internal static class LoginCommand
{
    private const int DefaultSeconds = 300;

    /// <summary>Makes the command. Its exit code is 0 after a sign-in, 1 where nobody was signed in, 2 where it could not start.</summary>
    public static Command Create()
    {
        var region = new Option<string?>("--region") { Description = "The region that holds the organization; default: the configured one.", HelpName = "us|eu" };
        region.AcceptOnlyFromAmong("us", "eu");
        var scopes = new Option<string?>("--scopes") { Description = "What to ask for, separated by spaces; default: every read scope.", HelpName = "\"SCOPE …\"" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only print the address." };
        var timeout = new Option<int>("--timeout")
        {
            Description = "How many seconds to wait for the person, 1 to 3600.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => DefaultSeconds,
        };
        var command = new Command("login", "Signs in at Sessionboard through the browser and keeps the sign-in, encrypted, on this machine.") { region, scopes, noBrowser, timeout };
        var profile = new ProfileOptions(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var opensBrowser = !parsed.GetValue(noBrowser) && SystemBrowser.CanShow(Environment.GetEnvironmentVariable);
            var request = Request(Configuration(parsed, parsed.GetValue(region)), parsed.GetValue(scopes), opensBrowser, parsed.GetValue(timeout));
            return await RunAsync(profile.Name(parsed), profile.Store(parsed), request, parsed.InvocationConfiguration.Output, cancellationToken);
        }));
        return command;
    }

    internal static async Task<int> RunAsync(
        string name, ProfileStore store, SignInRequest request, TextWriter output, CancellationToken cancellationToken)
    {
        var signIn = new ProfileSignIn(name, store, new BrowserSignIn(TimeProvider.System), new Grants(TimeProvider.System));
        var isReplaced = store.Find(name) is { SealedTokens: not null };
        var profile = await signIn.SignInAsync(request, PrintedAddress.To(output, request.OpensBrowser), cancellationToken);
        await output.WriteLineAsync($"Signed in at {profile.Address.Authority} as profile {name}.");
        await output.WriteLineAsync($"Granted: {string.Join(' ', profile.Scopes)}");
        if (!profile.Scopes.Contains(Scopes.ReadInsights))
            await output.WriteLineAsync($"{Scopes.ReadInsights} was not granted, without which Sessionboard serves no assistant. Ask an organization admin for it.");
        if (isReplaced)
            await output.WriteLineAsync("The sign-in that this profile had is forgotten here; at Sessionboard it ends by itself.");
        await output.WriteLineAsync($"Kept in {store.Folder}: {KeyRing.Strength}.");
        return 0;
    }

    private static ConfigurationManager Configuration(ParseResult parsed, string? region)
    {
        var configuration = new ConfigurationManager();
        DesktopConfiguration.AddTo(configuration, parsed.UnmatchedTokens);
        if (region is not null)
            configuration[ConfiguredHost.RegionKey] = region;
        return configuration;
    }

    private static SignInRequest Request(ConfigurationManager configuration, string? scopes, bool opensBrowser, int seconds)
    {
        if (seconds is < 1 or > 3600)
            throw new ConfigurationProblemException(string.Create(CultureInfo.InvariantCulture, $"--timeout is {seconds}. Give 1 to 3600 seconds."));
        var address = ConfiguredHost.Of(configuration);
        var asked = scopes?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return new SignInRequest(
            address, OAuthClientId.Of(configuration, address), asked is { Count: > 0 } ? asked : Scopes.AllRead, opensBrowser, TimeSpan.FromSeconds(seconds));
    }
}
