using System.Net;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Variations;

/// <summary>How a sandbox behaves. The defaults are those of Sessionboard.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where it listens: <c>http</c> and a loopback host; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Requests in a window, for each token and category; from 1. Sessionboard's is 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>The length of a window; longer than zero. Sessionboard's is 15 minutes.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Records that a token may create in a day; from 1. Sessionboard's is 10,000.</summary>
    public int DailyCreates { get; init; } = 10_000;

    /// <summary>The clock that windows, faults and the cache are measured by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the log goes; null for nowhere. Of the web server it holds warnings and errors only.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>What shall go wrong; the caller keeps it, to plan faults while the sandbox runs. None at the start.</summary>
    public SandboxFaults Faults { get; init; } = new();

    /// <summary>
    /// Whether a session, and a search of sessions, is answered for 3 minutes as it was when first asked for, as Sessionboard
    /// does, for each token: a write shows there late, also to the one who wrote.
    /// </summary>
    public bool CachesSessionReads { get; init; } = true;

    /// <summary>An organization of the caller's own instead of the seeded one.</summary>
    public Organization? Organization { get; init; }

    /// <summary>What may be otherwise at Sessionboard than its API's description says.</summary>
    public SandboxVariations Variations { get; init; } = new();

    /// <summary>How people sign in.</summary>
    public SandboxOAuthOptions OAuth { get; init; } = new();

    /// <summary>The addresses to bind, of the API and of the consent page, once the options are known to make sense.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it, its value and what to give instead.</exception>
    internal (Uri Api, Uri Consent) CheckedAddresses()
    {
        OAuth.Check();
        if (Limit < 1)
            throw new ArgumentException($"Limit is {Limit}; give 1 or more.");
        if (DailyCreates < 1)
            throw new ArgumentException($"DailyCreates is {DailyCreates}; give 1 or more.");
        if (Window <= TimeSpan.Zero)
            throw new ArgumentException($"Window is {Window}; give a time longer than zero.");
        var api = CheckedAddress(nameof(Url), Url);
        var consent = CheckedAddress("OAuth.ConsentUrl", OAuth.ConsentUrl ?? (api.HostNameType == UriHostNameType.IPv6 ? "http://[::1]:0" : "http://127.0.0.1:0"));
        return api.Port == 0 || api.Port != consent.Port
            ? (api, consent)
            : throw new ArgumentException($"OAuth.ConsentUrl is '{OAuth.ConsentUrl}', the port of Url; give it a port of its own.");
    }

    private static Uri CheckedAddress(string name, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            throw new ArgumentException($"{name} is '{url}'; give an http address such as http://127.0.0.1:3002.");
        if (address.AbsolutePath != "/" || address.Query.Length > 0)
            throw new ArgumentException($"{name} is '{url}'; give it without a path.");
        // The tokens are public knowledge, so nobody but this machine may reach them.
        if (!IsLoopback(address))
            throw new ArgumentException($"{name} is '{url}', which is not a loopback address; the sandbox listens on 127.0.0.1, [::1] or localhost only.");
        // Kestrel cannot take a free port on both families at once, as "localhost" asks.
        return address is { Port: 0, Host: "localhost" } ? new UriBuilder(address) { Host = "127.0.0.1" }.Uri : address;
    }

    private static bool IsLoopback(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
