using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// What wraps the key ring that lies in PostgreSQL. Whoever can read the database alone, or a backup of it, can use no grant in it.
/// </summary>
/// <param name="Current">Wraps new keys, and opens those that it wrapped.</param>
/// <param name="Old">Open what they wrapped.</param>
internal sealed record KeyCertificates(X509Certificate2 Current, IReadOnlyList<X509Certificate2> Old)
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Keys";

    // What says something of a certificate, and means nothing without one.
    private static readonly string[] Beside = ["CertificateKey", "CertificatePassword"];

    /// <summary>
    /// A sentence where the time of the certificate is over; null where not. It wraps and opens all the same: to refuse the start would take every replica away
    /// on one day.
    /// </summary>
    public string? Ended => Current.NotAfter.ToUniversalTime() < TimeProvider.System.GetUtcNow().UtcDateTime
        ? string.Create(CultureInfo.InvariantCulture, $"Keys__Certificate ended on {Current.NotAfter.ToUniversalTime():yyyy-MM-dd}. It goes on opening the keys. Make another, name this one as Keys__Old__0__Certificate, and run 'keys rotate'.")
        : null;

    /// <summary>Reads <c>Keys:Certificate</c>, and those of <c>Keys:Old</c>.</summary>
    /// <exception cref="ConfigurationProblemException">There is none, or one cannot be used.</exception>
    public static KeyCertificates Read(IConfiguration configuration)
    {
        var current = ReadOne(configuration, Section) ?? throw new ConfigurationProblemException(
            $"""
            Nothing wraps the keys that go into the database: {Name(Section, "Certificate")} is not set. Make a certificate once, keep it apart from the database and its backups, and give every replica the same:
              openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days 36500 -subj /CN=sessionboard-mcp -keyout keys.key -out keys.crt
            Then set {Name(Section, "Certificate")} to keys.crt and {Name(Section, "CertificateKey")} to keys.key. A .pfx file works too, with its password in {Name(Section, "CertificatePassword")} or in the file that {Name(Section, "CertificatePassword")}_FILE names.
            """);
        return new KeyCertificates(current, [.. configuration.GetSection($"{Section}:Old").GetChildren().Select(old => ReadOne(configuration, old.Path)).OfType<X509Certificate2>()]);
    }

    private static X509Certificate2? ReadOne(IConfiguration configuration, string section)
    {
        if (configuration[$"{section}:Certificate"] is not { Length: > 0 } path)
        {
            return section != Section && Beside.FirstOrDefault(name => !string.IsNullOrWhiteSpace(configuration[$"{section}:{name}"])) is { } lonely
                ? throw new ConfigurationProblemException($"{Name(section, lonely)} is set, and {Name(section, "Certificate")} is not. Set it to the certificate's file, or leave {Name(section, lonely)} out.")
                : null;
        }

        foreach (var name in (string[])["Certificate", "CertificateKey"])
        {
            // As whoever adds _FILE to it gives it. What it holds is never repeated.
            if (configuration[$"{section}:{name}"] is { } given && (given.Contains('\n', StringComparison.Ordinal) || given.Contains("-----", StringComparison.Ordinal)))
                throw new ConfigurationProblemException($"{Name(section, name)} holds the text of a file, and is to name the file. Set it without _FILE.");
        }

        var setting = Name(section, "Certificate");
        var certificate = Load(path, configuration[$"{section}:CertificateKey"], configuration[$"{section}:CertificatePassword"] is { Length: > 0 } password ? password : null, setting);
        using var key = certificate.GetRSAPrivateKey();
        return key is not null ? certificate : throw new ConfigurationProblemException(
            $"{setting} names {path}, which has no RSA private key. Name a .pfx file that has one, or the key's file in {Name(section, "CertificateKey")}.");
    }

    private static X509Certificate2 Load(string path, string? keyPath, string? password, string setting)
    {
        try
        {
            if (!File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal))
                return X509CertificateLoader.LoadPkcs12FromFile(path, password);
            var file = string.IsNullOrWhiteSpace(keyPath) ? null : keyPath;
            return password is null ? X509Certificate2.CreateFromPemFile(path, file) : X509Certificate2.CreateFromEncryptedPemFile(path, password, file);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationProblemException(
                $"{setting} names {path}, which cannot be used: it is not there, cannot be read by this user, is neither .pfx nor PEM with its key, or the password is wrong. Let this user read it, or name another.");
        }
    }

    // As an environment variable is named.
    private static string Name(string section, string key) => $"{section}:{key}".Replace(":", "__", StringComparison.Ordinal);
}
