using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting.Browsers;

/// <summary>
/// The origins of assistants that run in a browser, such as the MCP inspector's page: setting <c>Cors:Origins</c>. A browser lets a page
/// of another origin read answers only where the server says so (Fetch, CORS protocol), and this server refuses other origins besides.
/// </summary>
internal sealed class AllowedOrigins
{
    /// <summary>The configuration key.</summary>
    public const string Key = Section + "Origins";

    /// <summary>The section, for the command line.</summary>
    public const string Section = "Cors:";

    private readonly HashSet<string> _origins;

    private AllowedOrigins(IEnumerable<string> origins) => _origins = origins.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The origins.</summary>
    public IReadOnlyCollection<string> All => _origins;

    /// <summary>Whether a page of this origin may call. Browsers write origins in one form, without a slash.</summary>
    public bool Contains(string? origin) => origin is not null && _origins.Contains(origin);

    /// <summary>Reads the setting.</summary>
    /// <exception cref="ConfigurationProblemException">An entry is no origin, or one that would let everybody in.</exception>
    public static AllowedOrigins Read(IConfiguration configuration)
    {
        var origins = SettingList.Read(configuration, Key);
        foreach (var origin in origins)
        {
            if (!IsOrigin(origin))
            {
                throw new ConfigurationProblemException(
                    $"{Key} holds '{origin}'. Write each origin as a browser does, such as https://assistant.example.org or http://localhost:6274: without a path, a slash at the end or a wildcard; http is for this machine only.");
            }
        }

        return new AllowedOrigins(origins);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && LocalAddresses.IsLoopback(uri.Host)))
        // As text: "https://host:443" is an origin that no browser writes.
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && !text.Contains('*', StringComparison.Ordinal) && uri.UserInfo.Length == 0;
}
