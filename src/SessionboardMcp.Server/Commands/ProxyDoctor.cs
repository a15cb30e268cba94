using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks whose word about a caller's address is believed (<c>X-Forwarded-For</c>): turns are counted by it.</summary>
internal static class ProxyDoctor
{
    private const string Check = "proxy";

    /// <summary>Checks it.</summary>
    public static Finding Find(IConfiguration configuration, PublicAddress? address)
    {
        try
        {
            TrustedProxies.Read(configuration);
        }
        catch (ConfigurationProblemException problem)
        {
            return new Finding(Check, Outcome.Failed, "The proxy's networks cannot be used, so the server does not start.", problem.Message);
        }

        var networks = SettingList.Read(configuration, TrustedProxies.Key);
        if (networks.Count > 0)
            return new Finding(Check, Outcome.Passed, $"A proxy is believed about a caller's address if it is on this machine or in {string.Join(", ", networks)}.");
        return address is { IsSecure: true }
            ? new Finding(Check, Outcome.Noted, "Only a proxy on this machine is believed about a caller's address. With one elsewhere all callers count as one, and a few who register assistants shut out the others.",
                $"Set {TrustedProxies.Key} to the network of the proxy, unless it is on this machine. In a container the host's proxy is not: it comes from the container's network.")
            : new Finding(Check, Outcome.Passed, "There is no proxy to this machine's own address.");
    }
}
