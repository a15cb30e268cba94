using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;

namespace SessionboardMcp.Server.Identity;

/// <summary>Which host of Sessionboard keeps the organizations of a region. A grant is bound to the host that issued it.</summary>
/// <param name="options">How Sessionboard is reached; an address of its own stands in for every region.</param>
internal sealed class RegionHosts(IOptions<SessionboardOptions> options)
{
    /// <summary>The address of the public API.</summary>
    /// <exception cref="InvalidOperationException">There is no such region.</exception>
    public Uri BaseAddress(string region) =>
        !string.IsNullOrWhiteSpace(options.Value.BaseUrl)
            ? options.Value.ResolveBaseAddress()
            : SessionboardHosts.OfRegion(region) ?? throw new InvalidOperationException("There is no such region.");

    /// <summary>Scheme, host and port, as connections keep them.</summary>
    public string Host(string region) => BaseAddress(region).GetLeftPart(UriPartial.Authority);
}
