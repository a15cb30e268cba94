using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Desktop.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>Under whose rights the program works: an API token where one is configured, else a profile.</summary>
internal sealed class DesktopIdentity(string profile, ProfileStore store)
{
    private const string Check = "sign_in";

    /// <summary>What was chosen, for a person; null before <see cref="AddTo"/> and in a sandbox.</summary>
    public Finding? Finding { get; private set; }

    /// <summary>What a person should hear when an assistant starts the program; null for nothing.</summary>
    public string? Notice { get; private set; }

    /// <summary>Adds the identity.</summary>
    /// <exception cref="ConfigurationProblemException">The profile is not one, or of another host.</exception>
    public void AddTo(IServiceCollection services, ConfigurationManager configuration, bool usesSandbox)
    {
        var hasToken = !string.IsNullOrWhiteSpace(configuration["Sessionboard:ApiToken"]);
        var found = usesSandbox ? null : store.Find(profile);
        if (usesSandbox || hasToken || found is null)
        {
            services.AddApiTokenIdentity(configuration, "desktop", usesSandbox);
            if (!usesSandbox && !hasToken)
                services.AddSingleton<ISessionboardClient>(_ => throw Missing());
            if (found is not null)
                Notice = $"An API token is configured ({SessionboardVariables.ApiToken}); it is used instead of the sign-in of profile {profile}.";
            Finding = usesSandbox ? null : new Finding(Check, Outcome.Skipped, Notice ?? $"Nobody has signed in to profile {profile} on this machine.");
            // Without a credential there is nothing that could be changed, and nothing is made on the disk.
            if (usesSandbox || hasToken)
                AddChanges(services, usesSandbox);
            return;
        }

        ProfileIdentity.Bind(configuration, found);
        ProfileIdentity.AddTo(services, configuration, store, found);
        if (found.SealedTokens is null)
            Notice = $"The sign-in of profile {profile} has ended. Run {LoginLine.For(profile)}; this program need not be restarted.";
        Finding = found.SealedTokens is null
            ? new Finding(Check, Outcome.Failed, $"The sign-in of profile {profile} has ended.", $"Run {LoginLine.For(profile)}.")
            : new Finding(Check, Outcome.Passed, $"Profile {profile} is signed in at {found.Address.Authority}; it is {KeyRing.Strength}.");
        AddChanges(services, usesSandbox: false);
    }

    private void AddChanges(IServiceCollection services, bool usesSandbox)
    {
        if (usesSandbox)
            DesktopChanges.AddPassingTo(services);
        else if (DesktopChanges.AddTo(services, store) is { } off)
            Notice = Notice is null ? off : $"{Notice}\n{off}";
    }

    private ConfigurationProblemException Missing() => new(
        $"No API token. Set {SessionboardVariables.ApiToken} to one from Organization Settings → API Tokens, "
        + $"or run {LoginLine.For(profile)}, or add --sandbox to try it with invented data.");
}
