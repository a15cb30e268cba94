using Npgsql;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>Where a PostgreSQL database is.</summary>
internal sealed class PostgresAddress
{
    /// <summary>The key of the configuration.</summary>
    public const string Key = "ConnectionStrings:Database";

    /// <summary>The same as an environment variable.</summary>
    public const string Setting = "ConnectionStrings__Database";

    private const string Example = "postgresql://user:password@host:5432/database?sslmode=verify-full, or Host=…;Database=…;Username=…;Password=…";

    // Several replicas share what a server allows, which is 100 connections unless told otherwise.
    private const int MostConnections = 25;

    // Who waits for longer is told to come again.
    private const int SecondsToConnect = 4;
    private const int SecondsToAnswer = 15;
    private const int SecondsToLook = 2;

    // A restart of the database leaves dead connections in the pool, each of which would fail one request, however much later.
    private const int SecondsBetweenLooks = 2;

    private PostgresAddress(NpgsqlConnectionStringBuilder parts)
    {
        ConnectionString = parts.ToString();
        Name = $"PostgreSQL database {parts.Database ?? parts.Username} at {parts.Host}:{parts.Port}";
        ToLookWith = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, Timeout = SecondsToLook, CommandTimeout = SecondsToLook }.ToString();
    }

    /// <summary>For the driver, with the password.</summary>
    public string ConnectionString { get; }

    /// <summary>For looking whether it is there: a connection of its own, and little patience.</summary>
    public string ToLookWith { get; }

    /// <summary>For people, without the password.</summary>
    public string Name { get; }

    /// <summary>Reads an address as libpq's tools take it, or as .NET's driver does.</summary>
    /// <exception cref="ConfigurationProblemException">It is neither.</exception>
    public static PostgresAddress Parse(string text)
    {
        var parts = PostgresUri.IsOne(text) ? PostgresUri.Read(text) : ReadPairs(text);
        if (string.IsNullOrWhiteSpace(parts.Host))
            throw new ConfigurationProblemException($"{Setting} is no address of PostgreSQL: it names no host. Write {Example}. For SQLite leave it out, and give --data DIR.");
        SetUnlessGiven(parts, "Application Name", "sessionboard-mcp");
        SetUnlessGiven(parts, "Maximum Pool Size", MostConnections);
        SetUnlessGiven(parts, "Timeout", SecondsToConnect);
        SetUnlessGiven(parts, "Command Timeout", SecondsToAnswer);
        SetUnlessGiven(parts, "Keepalive", SecondsBetweenLooks);
        // Nothing here belongs to a session, and behind PgBouncer the next command would reset another's.
        SetUnlessGiven(parts, "No Reset On Close", true);
        return new PostgresAddress(parts);
    }

    private static NpgsqlConnectionStringBuilder ReadPairs(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or NotSupportedException or InvalidCastException or OverflowException)
        {
            // What the driver says of it may quote the password.
            throw new ConfigurationProblemException($"{Setting} is no address of PostgreSQL. Write {Example}. For SQLite leave it out, and give --data DIR.");
        }
    }

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder parts, string keyword, object value)
    {
        if (!parts.ShouldSerialize(keyword))
            parts[keyword] = value;
    }
}
