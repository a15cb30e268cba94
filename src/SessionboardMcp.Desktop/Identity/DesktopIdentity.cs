using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Desktop.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>Under whose rights the program works: an API token where one is configured, else a profile.</summary>
internal sealed class DesktopIdentity(string profile, ProfileStore store)
{
    private const string Check = "sign_in";

    /// <summary>The profile's name.</summary>
    public string Profile => profile;

    /// <summary>Where it is kept.</summary>
    public ProfileStore Store => store;

    /// <summary>What was chosen, for a person; null before <see cref="AddTo"/> and in a sandbox.</summary>
    public Finding? Finding { get; private set; }

    /// <summary>What a person should hear when an assistant starts the program; null for nothing.</summary>
    public string? Notice { get; private set; }

    /// <summary>Whether it works by a profile, so that signing in while it runs changes its rights.</summary>
    public bool IsByProfile { get; private set; }

    /// <summary>Whether there is something to work with, which may have ended.</summary>
    public bool HasCredential => !IsByProfile || store.Names().Contains(profile);

    /// <summary>Adds the identity.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="usesSandbox">Whether a sandbox stands in for Sessionboard.</param>
    /// <param name="serves">Whether an assistant is served: one is told how to connect, and a person at a terminal at once.</param>
    /// <exception cref="ConfigurationProblemException">The profile is not one, or of another host.</exception>
    public void AddTo(IServiceCollection services, ConfigurationManager configuration, bool usesSandbox, bool serves)
    {
        var hasToken = !string.IsNullOrWhiteSpace(configuration["Sessionboard:ApiToken"]);
        var found = usesSandbox ? null : store.Find(profile);
        if (!usesSandbox && !hasToken && (found is not null || serves))
        {
            AddProfile(services, configuration, found);
            return;
        }

        services.AddApiTokenIdentity(configuration, "desktop", usesSandbox);
        if (!usesSandbox && !hasToken)
            services.AddSingleton<ISessionboardClient>(_ => throw new ConfigurationProblemException(Missing));
        if (found is not null)
            Notice = $"An API token is configured ({SessionboardVariables.ApiToken}); it is used instead of the sign-in of profile {profile}.";
        Finding = usesSandbox ? null : new Finding(Check, Outcome.Skipped, Notice ?? $"Nobody has signed in to profile {profile} on this machine.");
        AddChanges(services, usesSandbox, hasToken);
    }

    private void AddProfile(IServiceCollection services, ConfigurationManager configuration, Profile? found)
    {
        IsByProfile = true;
        if (found is not null)
            ProfileIdentity.Bind(configuration, found);
        var address = found?.Address ?? (ConfiguredHost.IsGiven(configuration) ? ConfiguredHost.Of(configuration) : null);
        var notConnected = found is null ? HowToConnect.Sentence(profile, OAuthClientId.IsKnown(configuration, address)) : null;
        ProfileIdentity.AddTo(services, configuration, provider => new ProfileSession(
            profile, address, store, provider.GetRequiredService<Grants>(), provider.GetRequiredService<TimeProvider>())
        {
            NotConnected = notConnected,
        });
        Notice = found switch
        {
            null => Missing,
            { SealedTokens: null } => $"The sign-in of profile {profile} has ended. Run {LoginLine.For(profile)}; this program need not be restarted.",
            _ => null,
        };
        Finding = found?.SealedTokens is null
            ? new Finding(Check, Outcome.Failed, $"The sign-in of profile {profile} has ended.", $"Run {LoginLine.For(profile)}.")
            : new Finding(Check, Outcome.Passed, $"Profile {profile} is signed in at {found.Address.Authority}; it is {KeyRing.Strength}.");
        AddChanges(services, usesSandbox: false, hasCredential: found is not null);
    }

    // Before there is a credential nothing is made on the disk.
    private void AddChanges(IServiceCollection services, bool usesSandbox, bool hasCredential)
    {
        if (usesSandbox)
            DesktopChanges.AddPassingTo(services);
        else if (DesktopChanges.AddTo(services, store, makesFolders: hasCredential) is { } off)
            Notice = Notice is null ? off : $"{Notice}\n{off}";
    }

    private string Missing =>
        $"No API token. Set {SessionboardVariables.ApiToken} to one from Organization Settings → API Tokens, "
        + $"or run {LoginLine.For(profile)}, or add --sandbox to try it with invented data.";
}
