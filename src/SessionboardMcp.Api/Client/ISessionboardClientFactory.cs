using SessionboardMcp.Api.Credentials;

namespace SessionboardMcp.Api.Client;

/// <summary>
/// Makes clients. They are cheap: connections, caches and ledgers are shared behind them and partitioned by credential,
/// so a host may make one for each request.
/// </summary>
public interface ISessionboardClientFactory
{
    /// <summary>Makes a client of one credential.</summary>
    /// <param name="credential">What its calls are made with.</param>
    /// <param name="baseAddress">
    /// The host that issued the credential, where it differs from the configured one (a grant from another region).
    /// </param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">A credential may not be sent to <paramref name="baseAddress"/>.</exception>
    ISessionboardClient Create(Credential credential, Uri? baseAddress = null);
}
