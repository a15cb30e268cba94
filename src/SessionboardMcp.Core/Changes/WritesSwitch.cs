using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Core.Changes;

/// <summary>Whether anything can be changed on this server at all, whatever a caller was granted.</summary>
public static class WritesSwitch
{
    private const string Off = "Nothing can be changed through this server: its operator has switched changes off (Writes:Enabled is false). Tell the person; trying again will not help.";
    private const string NotKept = "Nothing can be changed through this server, as it keeps no change sets. Tell the person; trying again will not help.";

    /// <summary>Whether the operator lets anything be changed.</summary>
    /// <param name="services">The services of the host, or of a request.</param>
    public static bool IsOn(IServiceProvider services) => services.GetRequiredService<IOptions<WritesOptions>>().Value.Enabled;

    /// <summary>Why nothing can be changed: a sentence; null where changes are on.</summary>
    /// <param name="services">The services of the host, or of a request.</param>
    public static string? WhyOff(IServiceProvider services) =>
        services.GetService<IChangeStore>() is null || services.GetService<IAuditTrail>() is null ? NotKept
        : IsOn(services) ? null
        : Off;
}
