using Microsoft.Extensions.Configuration;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>The API's address that the configuration names.</summary>
internal static class ConfiguredHost
{
    public const string RegionKey = "Sessionboard:Region";

    private const string BaseUrlKey = "Sessionboard:BaseUrl";

    /// <summary>Whether it names one at all.</summary>
    public static bool IsGiven(IConfiguration configuration) =>
        HasAddress(configuration) || !string.IsNullOrWhiteSpace(configuration[RegionKey]);

    /// <summary>Whether it names an address of its own, which wins over a region.</summary>
    public static bool HasAddress(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[BaseUrlKey]);

    /// <summary>The address, ending in a slash; the United States' without a choice.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot be used.</exception>
    public static Uri Of(IConfiguration configuration)
    {
        var options = new SessionboardOptions { BaseUrl = configuration[BaseUrlKey] };
        options.Region = configuration[RegionKey] ?? options.Region;
        try
        {
            return options.ResolveBaseAddress();
        }
        catch (InvalidOperationException problem)
        {
            throw new ConfigurationProblemException(problem.Message);
        }
    }

    /// <summary>The address of a region, <c>us</c> or <c>eu</c>.</summary>
    public static Uri OfRegion(string region) => new SessionboardOptions { Region = region }.ResolveBaseAddress();

    /// <summary>The region of an address; null for one of its own, such as the sandbox's.</summary>
    public static string? RegionOf(Uri address) =>
        address == SessionboardHosts.UnitedStates ? "us" : address == SessionboardHosts.EuropeanUnion ? "eu" : null;
}
