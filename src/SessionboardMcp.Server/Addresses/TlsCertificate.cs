using System.Security.Cryptography;

namespace SessionboardMcp.Server.Addresses;

/// <summary>Says in a sentence that the web server's own certificate cannot be used.</summary>
internal static class TlsCertificate
{
    private const string Section = "Kestrel";

    /// <summary>The sentence; null where no certificate is configured, or the failure is another one.</summary>
    public static string? Explain(Exception failure, IConfiguration configuration)
    {
        var paths = configuration.GetSection(Section).AsEnumerable()
            .Where(setting => setting.Key.EndsWith(":Path", StringComparison.OrdinalIgnoreCase) && setting.Value is { Length: > 0 }).ToList();
        if (paths.Count == 0 || failure is not (CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or ArgumentException))
            return null;
        var named = string.Join(" and ", paths.Select(path => $"{path.Key.Replace(":", "__", StringComparison.Ordinal)} names {path.Value}"));
        return $"{named}, which cannot be used for TLS: it is not there, cannot be read by this user, has no private key (__KeyPath), or its password (__Password) is wrong. Put it right, or listen on http behind a proxy that ends TLS.";
    }
}
