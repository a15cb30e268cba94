using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Configuration;

/// <summary>Identity without sign-in: one person, with the API token of the configuration.</summary>
public static class ApiTokenIdentity
{
    /// <summary>Adds the caller, the client under the token's rights, and what receipts call the source.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="subject">What the caller's subject begins with, such as <c>local</c>; see <see cref="CredentialSubject"/>.</param>
    /// <param name="usesSandbox">Whether a sandbox stands in for Sessionboard.</param>
    /// <exception cref="ConfigurationProblemException"><c>Sessionboard:Scopes</c> names what is no scope.</exception>
    public static void AddApiTokenIdentity(this IServiceCollection services, IConfiguration configuration, string subject, bool usesSandbox)
    {
        services.AddApiTokenClient(configuration, usesSandbox);
        // Made for each call, as what the person allows for half an hour ends.
        services.AddTransient(CallersOf(configuration, subject));
    }

    /// <summary>Adds the client under the token's rights, and what receipts call the source, for a host that knows its callers otherwise.</summary>
    /// <inheritdoc cref="AddApiTokenIdentity"/>
    public static void AddApiTokenClient(this IServiceCollection services, IConfiguration configuration, bool usesSandbox)
    {
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section));
        services.AddSingleton(CreateClient);
        services.AddSingleton(provider => new AnswerSource(usesSandbox
            ? "sandbox (invented data)"
            : provider.GetRequiredService<IOptions<SessionboardOptions>>().Value.ResolveBaseAddress().Host));
    }

    /// <summary>What makes the caller of each call: the one person whose token it is.</summary>
    /// <inheritdoc cref="AddApiTokenIdentity"/>
    public static Func<IServiceProvider, Caller> CallersOf(IConfiguration configuration, string subject)
    {
        var scopes = ApiTokenScopes.Read(configuration);
        // The same for every call, as options are read once; a hash each time was a hundredth of what a call computes.
        Tuple<SessionboardOptions, string>? known = null;
        return provider =>
        {
            var options = provider.GetRequiredService<IOptions<SessionboardOptions>>().Value;
            if (known?.Item1 != options)
                known = Tuple.Create(options, CredentialSubject.Of(subject, options.ResolveBaseAddress(), options.ApiToken));
            return CallerOf(provider, known.Item2, scopes);
        };
    }

    private static Caller CallerOf(IServiceProvider provider, string subject, IReadOnlySet<string> scopes) =>
        new(subject, scopes, provider.GetRequiredService<IOptions<PrivacyOptions>>().Value.ShowPersonalData)
        {
            HowToGetMore = ApiTokenScopes.HowToGetMore,
            EditsFreelyUntil = provider.GetService<EditAllowances>()?.Until(subject),
        };

    private static ISessionboardClient CreateClient(IServiceProvider provider)
    {
        var token = provider.GetRequiredService<IOptions<SessionboardOptions>>().Value.ApiToken;
        return string.IsNullOrWhiteSpace(token)
            ? throw new ConfigurationProblemException(
                "No API token. Set SESSIONBOARD_API_TOKEN to one from Organization Settings → API Tokens, or add --sandbox to try it with invented data.")
            : provider.GetRequiredService<ISessionboardClientFactory>().Create(new ApiTokenCredential(token));
    }
}
