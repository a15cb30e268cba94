using System.Globalization;
using Npgsql;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Reads <c>postgresql://user:password@host:port/database?sslmode=…</c> (PostgreSQL 15, section 34.1.1.2), which hosting providers hand out.
/// </summary>
internal static class PostgresUri
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    // libpq's words, and the driver's.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["target_session_attrs"] = "Target Session Attributes",
        ["options"] = "Options",
    };

    /// <summary>Whether a text is meant as such an address.</summary>
    public static bool IsOne(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Its parts.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot be read. The message holds nothing of its values.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        var parts = new NpgsqlConnectionStringBuilder();
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (beforeQuery, query) = Split(rest, rest.IndexOf('?', StringComparison.Ordinal));
        // A password may hold an unescaped slash or at sign: people paste them.
        var (user, place) = beforeQuery.LastIndexOf('@') is var at and >= 0 ? (beforeQuery[..at], beforeQuery[(at + 1)..]) : (null, beforeQuery);
        var (hosts, database) = Split(place, place.IndexOf('/', StringComparison.Ordinal));
        if (user is not null)
        {
            var (name, password) = Split(user, user.IndexOf(':', StringComparison.Ordinal));
            Set(parts, "user", name);
            Set(parts, "password", password);
        }

        SetHosts(parts, hosts);
        Set(parts, "dbname", database);
        var count = 0;
        foreach (var pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            count++;
            var (key, value) = Split(pair, pair.IndexOf('=', StringComparison.Ordinal));
            if (!Parameters.ContainsKey(key))
                throw Unknown(count);
            Set(parts, key, value);
        }

        return parts;
    }

    // One host with its port, or several, of which the driver takes the first that answers.
    private static void SetHosts(NpgsqlConnectionStringBuilder parts, string hosts)
    {
        var end = hosts.LastIndexOf(':');
        var isOne = !hosts.Contains(',', StringComparison.Ordinal);
        if (isOne && end > hosts.LastIndexOf(']'))
        {
            Set(parts, "port", hosts[(end + 1)..]);
            hosts = hosts[..end];
        }

        Set(parts, "host", isOne ? hosts.Trim('[', ']') : hosts);
    }

    private static void Set(NpgsqlConnectionStringBuilder parts, string key, string? escaped)
    {
        if (string.IsNullOrEmpty(escaped))
            return;
        var keyword = Parameters[key];
        var value = Uri.UnescapeDataString(escaped);
        try
        {
            // verify-full is VerifyFull there.
            parts[keyword] = keyword is "SSL Mode" or "Channel Binding" ? value.Replace("-", "", StringComparison.Ordinal)
                : keyword is "Port" or "Timeout" ? int.Parse(value, CultureInfo.InvariantCulture)
                : value;
        }
        catch (Exception problem) when (PostgresAddress.IsOfDriver(problem))
        {
            throw new ConfigurationProblemException($"{PostgresAddress.Setting} has a value for '{key}' that cannot be read. Characters such as @ : / ? # in a user or password are written as %40 %3A %2F %3F %23.");
        }
    }

    // It is counted and not repeated: behind a question mark in a password stands the rest of that.
    private static ConfigurationProblemException Unknown(int place) => PostgresAddress.Wrong(string.Create(
        CultureInfo.InvariantCulture,
        $"its parameter {place} after the question mark is not known here. It knows {string.Join(", ", Parameters.Keys.Order(StringComparer.Ordinal))}. A question mark in a user or password is written as %3F, an ampersand as %26"));

    private static (string Before, string? After) Split(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
}
