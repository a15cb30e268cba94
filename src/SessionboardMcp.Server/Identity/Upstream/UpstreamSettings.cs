using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>What signing in at Sessionboard needs to know.</summary>
/// <param name="ClientId">The public client that Sessionboard registered for this deployment, by hand.</param>
/// <param name="PublicOrigin">Where browsers reach this server; redirect addresses are made of it, never of the Host header.</param>
/// <param name="Regions">The public API's base address by region, each ending in a slash.</param>
internal sealed record UpstreamSettings(string ClientId, Uri PublicOrigin, IReadOnlyDictionary<string, Uri> Regions) : IGrantHosts
{
    /// <summary>The configuration key of <see cref="ClientId"/>.</summary>
    public const string ClientIdKey = "Sessionboard:OAuth:ClientId";

    /// <summary>The configuration key of the regions that are offered, such as <c>us,eu</c>.</summary>
    public const string RegionsKey = "Sessionboard:Regions";

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationProblemException">A value is missing or unusable; the message says which, and what to do.</exception>
    public static UpstreamSettings Read(IConfiguration configuration, SessionboardOptions options, Uri publicOrigin)
    {
        var clientId = configuration[ClientIdKey];
        if (string.IsNullOrWhiteSpace(clientId))
        {
            throw new ConfigurationProblemException(
                $"No {ClientIdKey}. Ask Sessionboard to register an OAuth client for {publicOrigin.GetLeftPart(UriPartial.Authority)}, and set the client id they give; or start with --sandbox.");
        }

        var names = (configuration[RegionsKey] ?? options.Region).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var regions = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var name in names.Select(name => name.ToLowerInvariant()))
        {
            var host = SessionboardHosts.OfRegion(name)
                ?? throw new ConfigurationProblemException($"{RegionsKey} names '{name}'. Set it to us, eu or us,eu.");
            // An address of its own (a proxy, the sandbox) stands in for every region.
            regions[name] = string.IsNullOrWhiteSpace(options.BaseUrl) ? host : options.ResolveBaseAddress();
        }

        return regions.Count > 0
            ? new UpstreamSettings(clientId.Trim(), publicOrigin, regions)
            : throw new ConfigurationProblemException($"{RegionsKey} is empty. Set it to us, eu or us,eu.");
    }

    /// <summary>The redirect address of a region, as Sessionboard has to register it.</summary>
    public Uri RedirectUri(string region) => new(PublicOrigin, $"/oauth/callback/{region}");

    /// <summary>Scheme, host and port that issue a region's grants, as connections keep them.</summary>
    public string Host(string region) => Regions[region].GetLeftPart(UriPartial.Authority);

    /// <inheritdoc/>
    public bool Issues(string region, string host) => Regions.ContainsKey(region) && string.Equals(Host(region), host, StringComparison.OrdinalIgnoreCase);
}
