using Microsoft.AspNetCore.DataProtection;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Protects the upstream tokens of connections. Each column, region and host has a purpose of its own: a value copied to another
/// column, or to a connection of another region or host, cannot be read there.
/// </summary>
/// <param name="protection">The key ring.</param>
internal sealed class ConnectionSecrets(IDataProtectionProvider protection)
{
    /// <summary>Protects an access token for <see cref="Connection.UpstreamAccessToken"/>.</summary>
    public string ProtectAccessToken(string region, string host, string token) =>
        Protector(nameof(Connection.UpstreamAccessToken), region, host).Protect(token);

    /// <summary>Protects a refresh token for <see cref="Connection.UpstreamRefreshToken"/>.</summary>
    public string ProtectRefreshToken(string region, string host, string token) =>
        Protector(nameof(Connection.UpstreamRefreshToken), region, host).Protect(token);

    /// <summary>The access token of a connection; null where it holds none.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring is another one, or the row was tampered with.</exception>
    public string? AccessToken(Connection connection) => connection.UpstreamAccessToken is { } token
        ? Protector(nameof(Connection.UpstreamAccessToken), connection.Region, connection.UpstreamHost).Unprotect(token)
        : null;

    /// <summary>The refresh token of a connection; null where it holds none.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring is another one, or the row was tampered with.</exception>
    public string? RefreshToken(Connection connection) => connection.UpstreamRefreshToken is { } token
        ? Protector(nameof(Connection.UpstreamRefreshToken), connection.Region, connection.UpstreamHost).Unprotect(token)
        : null;

    private IDataProtector Protector(string column, string region, string host) =>
        protection.CreateProtector("SessionboardMcp.Connections", column, region, host);
}
