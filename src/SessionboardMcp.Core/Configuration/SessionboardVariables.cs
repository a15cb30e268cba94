using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Configuration;

/// <summary>The short environment variables that desktop assistants' settings use, as .NET configuration.</summary>
public static class SessionboardVariables
{
    /// <summary>The API token, or in a sandbox mode one of the sandbox's tokens.</summary>
    public const string ApiToken = "SESSIONBOARD_API_TOKEN";

    /// <summary>The OAuth client that Sessionboard registered.</summary>
    public const string OAuthClientId = "SESSIONBOARD_OAUTH_CLIENT_ID";

    private const string Region = "SESSIONBOARD_REGION";
    private const string BaseUrl = "SESSIONBOARD_BASE_URL";

    /// <summary>Which setting each variable stands for.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ApiToken] = "Sessionboard:ApiToken",
        [Region] = "Sessionboard:Region",
        [BaseUrl] = "Sessionboard:BaseUrl",
        [OAuthClientId] = "Sessionboard:OAuth:ClientId",
    };

    /// <summary>Adds them below every other source, so that <c>Sessionboard__…</c>, JSON and the command line win.</summary>
    public static void AddTo(IConfigurationBuilder configuration, Func<string, string?> readVariable)
    {
        var given = Keys.Select(pair => (Key: pair.Value, Value: readVariable(pair.Key))).Where(pair => IsGiven(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value?.Trim());
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = given });
    }

    /// <summary>Points the configuration at a sandbox, above every other source.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="address">Where the sandbox listens.</param>
    /// <param name="token">The sandbox token.</param>
    /// <param name="scopes">The scopes of the token, which a sandbox tells as Sessionboard does not. What <c>Sessionboard:Scopes</c> says wins; null where they are not known.</param>
    public static void UseSandbox(IConfigurationManager configuration, Uri address, string token, IEnumerable<string>? scopes = null)
    {
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:BaseUrl"] = address.ToString(),
            ["Sessionboard:ApiToken"] = token,
        });
        // Which of the read scopes a token has shows by what the sandbox answers, as at Sessionboard.
        if (scopes is not null && !configuration.GetSection("Sessionboard:Scopes").Exists())
            configuration["Sessionboard:Scopes"] = string.Join(' ', Access.Scopes.AllRead.Union(scopes));
    }

    /// <summary>The sandbox token that the environment chooses; <c>sandbox-full</c> without a choice.</summary>
    /// <param name="readVariable">Reads a variable.</param>
    /// <param name="known">The sandbox's tokens; null where they are not known, and any that looks like one will do.</param>
    /// <exception cref="ConfigurationProblemException">The variable holds a token that is none of the sandbox's.</exception>
    public static string ChooseSandboxToken(Func<string, string?> readVariable, IReadOnlyCollection<string>? known = null)
    {
        var chosen = readVariable(ApiToken)?.Trim();
        if (!IsGiven(chosen))
            return "sandbox-full";
        // A real token is a secret of another system: it is not even sent to an emulator on the same machine, nor repeated.
        if (!chosen.StartsWith("sandbox-", StringComparison.Ordinal))
        {
            throw new ConfigurationProblemException(
                $"{ApiToken} holds a token that is not one of the sandbox's. Unset it, or set it to one such as sandbox-full or sandbox-read.");
        }

        if (known is null || known.Contains(chosen))
            return chosen;
        var nearest = NearestNames.Of(chosen, known, 1);
        var hint = nearest.Count > 0 ? $" Did you mean {nearest[0]}?" : "";
        throw new ConfigurationProblemException($"{ApiToken} holds a token that the sandbox does not know.{hint} It knows {string.Join(", ", known)}. Without the variable it is sandbox-full.");
    }

    // Assistants leave the place of a setting that nobody filled in as it stands in their own: "${user_config.api_token}", "${input:token}".
    private static bool IsGiven([NotNullWhen(true)] string? value) =>
        !string.IsNullOrWhiteSpace(value) && !(value.Trim() is ['$', '{', .., '}']);
}
