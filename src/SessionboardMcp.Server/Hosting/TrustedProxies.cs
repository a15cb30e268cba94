using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// The proxies that are believed when they tell a caller's address (<c>X-Forwarded-For</c>): those on this machine, and the networks of
/// the setting <c>Proxy:Networks</c>. The address only says whose turns are counted; nobody is let in by it.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>The section, for the command line.</summary>
    public const string Section = "Proxy:";

    /// <summary>The configuration key.</summary>
    public const string Key = Section + "Networks";

    /// <summary>What ASP.NET Core's middleware is told.</summary>
    /// <exception cref="ConfigurationProblemException">An entry is no network.</exception>
    public static ForwardedHeadersOptions Read(IConfiguration configuration)
    {
        // Scheme and host are those of PublicUrl, whatever a proxy says.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        foreach (var entry in SettingList.Read(configuration, Key))
        {
            if (System.Net.IPNetwork.TryParse(entry, out var network))
                options.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(entry, out var proxy))
                options.KnownProxies.Add(proxy);
            else
                throw new ConfigurationProblemException($"{Key} holds '{entry}'. Write the address or the network of the proxy before this server, such as 10.0.0.5 or 172.16.0.0/12.");
        }

        return options;
    }

    /// <summary>Whether these settings believe a proxy.</summary>
    /// <exception cref="ConfigurationProblemException">An entry is no network.</exception>
    public static bool Believes(IConfiguration configuration, IPAddress proxy)
    {
        var options = Read(configuration);
        return options.KnownProxies.Contains(proxy) || options.KnownIPNetworks.Any(network => network.Contains(proxy));
    }
}
