using System.Text.RegularExpressions;
using Npgsql;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// What the parts of an address may hold. The driver takes nearly all, shows some of it, and says of the rest with its own exception, when it connects, that
/// it was wrong. No message here holds a value.
/// </summary>
internal static partial class PostgresParts
{
    private const int HighestPort = 65535;

    // Never what is left out on trial: an address without them is another one.
    private static readonly string[] Needed = ["Host", "Port", "Database", "Username", "Password"];

    /// <summary>Refuses parts that hold another part, or that no connection can be made with.</summary>
    /// <exception cref="ConfigurationProblemException">There are some.</exception>
    public static void Require(NpgsqlConnectionStringBuilder parts)
    {
        if (string.IsNullOrWhiteSpace(parts.Host))
            throw PostgresAddress.Unusable("it names no host");
        if (!HostNames.AreAll(parts.Host))
            throw PostgresAddress.Unusable("its host is no name, address or path of a socket, nor several with commas between. Another part may stand in it, behind something else than a semicolon, or a user and password");
        foreach (var keyword in (string[])["Database", "Username"])
        {
            if (parts.ShouldSerialize(keyword) && HoldsMore(parts[keyword]?.ToString()))
                throw PostgresAddress.Unusable($"its {keyword} holds more than a name. Another part may stand in it, behind something else than a semicolon");
        }

        foreach (var keyword in parts.Keys.Cast<string>().Where(keyword => !keyword.Contains("Password", StringComparison.OrdinalIgnoreCase)))
        {
            if (Passwords().IsMatch(parts[keyword]?.ToString() ?? ""))
                throw PostgresAddress.Unusable($"its {keyword} holds a password. Parts are separated by semicolons");
        }

        if (parts.Port is < 1 or > HighestPort)
            throw PostgresAddress.Wrong("Port is none that there is. Set it to 1 to 65535");
        if (parts.MaxPoolSize < 1)
            throw PostgresAddress.Wrong("Maximum Pool Size leaves no connection to work with. Set it to 1 or more, or leave it out");
        if (parts.MinPoolSize > parts.MaxPoolSize)
            throw PostgresAddress.Wrong("Minimum Pool Size is above Maximum Pool Size. Set it to that at most, or leave it out");
        RequireBuilds(parts);
    }

    /// <summary>Whether a name is one that may be shown.</summary>
    public static bool IsPlain(string? name) => name is { Length: > 0 } && name.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.' or '$' or '+');

    private static bool HoldsMore(string? name) => name is not null && (name.AsSpan().IndexOfAny("=;") >= 0 || name.Contains("://", StringComparison.Ordinal) || PasswordWords().IsMatch(name));

    // As the driver does when it connects, but without connecting.
    private static void RequireBuilds(NpgsqlConnectionStringBuilder parts)
    {
        if (Builds(parts))
            return;
        var culprit = parts.Keys.Cast<string>().Except(Needed, StringComparer.OrdinalIgnoreCase).FirstOrDefault(keyword => Builds(Without(parts, keyword)));
        throw culprit is null
            ? PostgresAddress.Unusable("its parts do not go together")
            : PostgresAddress.Wrong($"{culprit} is a value that cannot be used, or that does not go together with the other parts. Leave it out");
    }

    private static bool Builds(NpgsqlConnectionStringBuilder parts)
    {
        try
        {
            using var pooled = new NpgsqlDataSourceBuilder(parts.ToString()).Build();
            using var looking = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(parts.ToString()) { Pooling = false }.ToString()).Build();
            return true;
        }
        catch (Exception problem) when (PostgresAddress.IsOfDriver(problem))
        {
            return false;
        }
    }

    private static NpgsqlConnectionStringBuilder Without(NpgsqlConnectionStringBuilder parts, string keyword)
    {
        var fewer = new NpgsqlConnectionStringBuilder(parts.ToString());
        fewer.Remove(keyword);
        return fewer;
    }

    // Every way to write one as a part of an address, of .NET's and of libpq's.
    [GeneratedRegex(@"(password|passwd|pwd)\s*[=:]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Passwords();

    // With nothing before it that makes it a part of a name, as in password_store.
    [GeneratedRegex(@"(^|[\s,:@/&?])(password|passwd|pwd)($|[\s,:@/&?])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PasswordWords();
}
