using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>Identity by a sign-in that is kept on this machine, or will be.</summary>
internal static class ProfileIdentity
{
    /// <summary>Adds the caller, the client under the person's rights, and what receipts call the source.</summary>
    public static void AddTo(IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, ProfileSession> session)
    {
        services.AddSingleton<Grants>();
        services.AddSingleton(session);
        services.AddHostedService(provider => provider.GetRequiredService<ProfileSession>());
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section));
        // Made for each call: signing in while an assistant runs changes who asks and where, and caches are apart by it.
        services.AddTransient(provider => new AnswerSource(provider.GetRequiredService<ProfileSession>().Address?.Host ?? "Sessionboard"));
        services.AddTransient(provider => CallerOf(
            provider.GetRequiredService<ProfileSession>(), provider.GetRequiredService<IOptions<PrivacyOptions>>().Value.ShowPersonalData));
        services.AddTransient(CreateClient);
    }

    /// <summary>Has the configuration ask the host that the profile is of, where it does not say otherwise.</summary>
    /// <exception cref="ConfigurationProblemException">It says otherwise: a token never goes to another host.</exception>
    public static void Bind(ConfigurationManager configuration, Profile profile)
    {
        if (ConfiguredHost.IsGiven(configuration) && ConfiguredHost.Of(configuration) is var host && host != profile.Address)
        {
            throw new ConfigurationProblemException(
                $"Profile {profile.Name} was signed in at {profile.Address.Authority}, but the configuration asks {host.Authority}. "
                + $"Unset SESSIONBOARD_REGION and SESSIONBOARD_BASE_URL, choose another with --profile, or run {LoginLine.For(profile.Name)}.");
        }

        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Sessionboard:BaseUrl"] = profile.Address.AbsoluteUri });
    }

    // Whoever signs in next may be somebody else, of another organization: what waits for the one is not theirs.
    private static Caller CallerOf(ProfileSession session, bool showsPersonalData) => session.Kept is { } profile
        ? new($"desktop-{profile.Id}", profile.Scopes.ToHashSet(StringComparer.Ordinal), showsPersonalData)
        // Before anybody has signed in all that reads is shown: assistants seldom look again at what there is.
        : new("desktop", Scopes.AllRead, showsPersonalData) { HowToGetMore = session.NotConnected };

    private static ISessionboardClient CreateClient(IServiceProvider provider)
    {
        var session = provider.GetRequiredService<ProfileSession>();
        var profile = session.Current();
        return provider.GetRequiredService<ISessionboardClientFactory>().Create(
            new BearerCredential(session, profile.Id), profile.Address);
    }
}
