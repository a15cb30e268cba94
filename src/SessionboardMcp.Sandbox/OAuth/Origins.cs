using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>
/// The two addresses of a sandbox: the API's, and the consent page's, which at Sessionboard is another host. They are known once the
/// server listens.
/// </summary>
internal sealed class Origins(IServer server)
{
    /// <summary>Where the API is.</summary>
    public Uri Api => new(Listening.First());

    /// <summary>Where the consent page is: beside the API, where that has the only address.</summary>
    public Uri Consent => new(Listening.Last());

    private ICollection<string> Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? throw new InvalidOperationException("The sandbox does not listen yet.");

    /// <summary>Whether a connection came to an address that serves an endpoint.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="place">Which of the two serve it.</param>
    public bool Serves(ConnectionInfo connection, Place place) =>
        Listening.Count < 2 || place == Place.Both || (connection.LocalPort == Consent.Port) == (place == Place.Consent);
}

/// <summary>Which of the addresses serve an endpoint; those that do not say so are the API's.</summary>
internal enum Place
{
    /// <summary>The API's only.</summary>
    Api,

    /// <summary>The consent page's only.</summary>
    Consent,

    /// <summary>Either of them.</summary>
    Both,
}
