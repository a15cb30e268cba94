using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>Identity by <c>login</c>: one person, under the rights that Sessionboard granted.</summary>
internal static class SignedInIdentity
{
    /// <summary>Adds the caller, the client under the sign-in, and what receipts call the source.</summary>
    public static void AddSignedInIdentity(this IServiceCollection services, IConfiguration configuration, ProfileStore store, string name)
    {
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section));
        services.AddSignInClient(_ => { });
        // Renewing is rare, and its client takes a while to make: not before it is needed.
        services.AddSingleton(provider => new ProfileTokens(
            store, name, Host(provider), new Lazy<SignInGrants>(provider.GetRequiredService<SignInGrants>), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Caller(
            "desktop-" + name,
            (store.Read(name)?.Scopes ?? []).ToHashSet(StringComparer.Ordinal),
            provider.GetRequiredService<IOptions<PrivacyOptions>>().Value.ShowPersonalData));
        services.AddSingleton(provider => provider.GetRequiredService<ISessionboardClientFactory>().Create(
            new BearerCredential(provider.GetRequiredService<ProfileTokens>().AccessTokenAsync, "desktop-" + name)));
        services.AddSingleton(provider => new AnswerSource(Host(provider).Host));
    }

    private static Uri Host(IServiceProvider provider) => provider.GetRequiredService<IOptions<SessionboardOptions>>().Value.ResolveBaseAddress();
}
