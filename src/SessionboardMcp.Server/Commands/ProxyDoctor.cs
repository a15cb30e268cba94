using System.Net;
using System.Net.NetworkInformation;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks whose word about a caller's address is believed (<c>X-Forwarded-For</c>): turns are counted by it. What the running server saw counts for more than the setting.</summary>
internal static class ProxyDoctor
{
    private const string Check = "proxy";

    /// <summary>Checks it.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="address">The public address; null where it is missing.</param>
    /// <param name="question">What was asked there; null where nothing was.</param>
    public static Finding Find(IConfiguration configuration, PublicAddress? address, DoctorQuestion? question = null)
    {
        try
        {
            TrustedProxies.Read(configuration);
        }
        catch (ConfigurationProblemException problem)
        {
            return new Finding(Check, Outcome.Failed, "The proxy's networks cannot be used, so the server does not start.", problem.Message);
        }

        if (address is not { IsSecure: true })
            return OfSetting(configuration, address);
        if (question?.Seen is { } seen)
            return Judge(seen, configuration, IsHere(seen.Caller), DoctorHttp.UsesProxy(address.Origin));
        var found = OfSetting(configuration, address);
        return question is null ? found : found with
        {
            Detail = $"{found.Detail} What comes through it was not seen: {(question.IsAsked ? "the server was asked and did not say." : "there are no keys here to ask the server with.")}",
        };
    }

    /// <summary>Judges what the running server saw.</summary>
    /// <param name="seen">What it saw.</param>
    /// <param name="configuration">The configuration of doctor, which may not be the server's.</param>
    /// <param name="isHere">Whether the caller that it saw is an address of this machine.</param>
    /// <param name="usesProxy">Whether doctor itself goes out through a proxy.</param>
    public static Finding Judge(SeenRequest seen, IConfiguration configuration, bool isHere, bool usesProxy)
    {
        var (peer, caller) = (seen.Peer ?? "a socket without an address", seen.Caller ?? "nobody");
        var who = isHere ? "That is this machine."
            : usesProxy ? "It should be the proxy through which doctor goes out."
            : "It should be this machine, as seen from there: if it is another proxy, all who come through that count as one.";
        return seen switch
        {
            { Left: 0, Believed: > 0 } => new Finding(Check, Outcome.Passed, $"The server takes {caller} for this caller, as the proxy at {peer} says. {who}"),
            { Left: 0, IsTls: true } => new Finding(Check, Outcome.Passed, $"The server takes {caller} for this caller; TLS ends at the server, and no proxy says otherwise. {who}"),
            { Left: 0 } => new Finding(Check, Outcome.Noted, $"Something at {peer} ends TLS before the server and sends no X-Forwarded-For, so that all its callers count as one.",
                "Have the proxy send the caller's address (nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for), and run doctor again."),
            { IsNextAddress: false } => new Finding(Check, Outcome.Noted, $"The X-Forwarded-For that reaches the server from {peer} holds something that is no address, so that {caller} counts as the caller.",
                "Have each proxy write plain addresses there (nginx: $proxy_add_x_forwarded_for), and run doctor again."),
            { Believed: > 0 } => new Finding(Check, Outcome.Noted, $"The server takes {caller} for this caller, as the proxy at {peer} says. {caller} speaks for another (X-Forwarded-For), and is not believed.",
                $"If {caller} is a proxy of yours, such as a content network, add it or its network to {TrustedProxies.Key}. Leave it out if it is a proxy through which this machine goes out."),
            { IsTls: true } => new Finding(Check, Outcome.Noted, $"{peer} speaks for another (X-Forwarded-For), and the server does not believe it. TLS ends at the server.",
                $"If {peer} is a proxy of yours before the server: {Believing(configuration, peer)} Leave it out if it is a proxy through which this machine goes out."),
            _ => new Finding(Check, Outcome.Failed, $"A proxy at {peer} stands before the server and says who calls (X-Forwarded-For), and the server does not believe it: all callers count as one.",
                Believing(configuration, peer)),
        };
    }

    private static Finding OfSetting(IConfiguration configuration, PublicAddress? address)
    {
        var networks = SettingList.Read(configuration, TrustedProxies.Key);
        if (networks.Count > 0)
            return new Finding(Check, Outcome.Passed, $"A proxy is believed about a caller's address if it is on this machine or in {string.Join(", ", networks)}.");
        return address is { IsSecure: true }
            ? new Finding(Check, Outcome.Noted, "Only a proxy on this machine is believed about a caller's address. With one elsewhere all callers count as one, and a few who register assistants shut out the others.",
                $"Set {TrustedProxies.Key} to the network of the proxy, unless it is on this machine. In a container the host's proxy is not: it comes from the container's network.")
            : new Finding(Check, Outcome.Passed, "There is no proxy to this machine's own address.");
    }

    private static string Believing(IConfiguration configuration, string peer)
    {
        if (IPAddress.TryParse(peer, out var proxy) && TrustedProxies.Believes(configuration, proxy))
            return $"Doctor's settings name {peer}, those of the running server do not: start the server again, with the same settings.";
        var networks = SettingList.Read(configuration, TrustedProxies.Key);
        var set = networks.Count == 0 ? $"Set Proxy__Networks__0={peer}" : $"Add {peer} to {TrustedProxies.Key}, which is {string.Join(", ", networks)}";
        return $"{set}, or the proxy's network where its address changes, and start the server again.";
    }

    private static bool IsHere(string? caller)
    {
        if (!IPAddress.TryParse(caller, out var address))
            return false;
        try
        {
            return IPAddress.IsLoopback(address) || NetworkInterface.GetAllNetworkInterfaces().Any(card => card.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));
        }
        catch (NetworkInformationException)
        {
            return false;
        }
    }
}
