using System.Data.Common;
using System.Globalization;
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
        // A name of signs that are unusual there may be more than a name.
        var name = parts.Database ?? parts.Username;
        Name = $"PostgreSQL database {(PostgresParts.IsPlain(name) ? $"{name} " : "")}at {parts.Host}:{parts.Port}";
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
        SetUnlessGiven(parts, "Application Name", "sessionboard-mcp");
        SetUnlessGiven(parts, "Maximum Pool Size", MostConnections);
        SetUnlessGiven(parts, "Timeout", SecondsToConnect);
        SetUnlessGiven(parts, "Command Timeout", SecondsToAnswer);
        SetUnlessGiven(parts, "Keepalive", SecondsBetweenLooks);
        // Nothing here belongs to a session, and behind PgBouncer the next command would reset another's.
        SetUnlessGiven(parts, "No Reset On Close", true);
        // They would write the password and personal data into logs and errors.
        foreach (var keyword in (string[])["Persist Security Info", "Log Parameters", "Include Error Detail"])
            parts.Remove(keyword);
        // The driver takes it with several hosts only, and a single one that takes no writes is told as such.
        if (parts.Host?.Contains(',', StringComparison.Ordinal) is not true)
            parts.Remove("Target Session Attributes");
        PostgresParts.Require(parts);
        return new PostgresAddress(parts);
    }

    /// <summary>What is said where an address is none.</summary>
    /// <param name="problem">Why, without anything of it.</param>
    public static ConfigurationProblemException Unusable(string? problem) =>
        new($"{Setting} is no address of PostgreSQL{(problem is null ? "" : $": {problem}")}. Write {Example}. For SQLite leave it out, and give --data DIR.");

    /// <summary>What is said where one part cannot be used.</summary>
    /// <param name="problem">Which, and what to do, without its value.</param>
    public static ConfigurationProblemException Wrong(string problem) => new($"{Setting}: {problem}.");

    /// <summary>Whether the driver says by an exception that it does not take a value. What it says may quote the password.</summary>
    public static bool IsOfDriver(Exception problem) =>
        problem is ArgumentException or FormatException or NotSupportedException or InvalidCastException or OverflowException or InvalidOperationException or IndexOutOfRangeException;

    // One after the other, so that the one that is wrong can be named. What is no word of the driver may be half a password, and is counted instead.
    private static NpgsqlConnectionStringBuilder ReadPairs(string text)
    {
        var parts = new NpgsqlConnectionStringBuilder();
        var place = 0;
        foreach (var (keyword, value) in Pairs(text))
        {
            place++;
            if (!parts.ContainsKey(keyword))
                throw Unusable(string.Create(CultureInfo.InvariantCulture, $"it has no such parts as its part {place}"));
            try
            {
                parts[keyword] = value;
            }
            catch (Exception problem) when (IsOfDriver(problem))
            {
                throw Wrong($"{keyword} has a value that cannot be used. Put it right, or leave it out");
            }
        }

        return parts;
    }

    private static IEnumerable<(string Keyword, object Value)> Pairs(string text)
    {
        try
        {
            var pairs = new DbConnectionStringBuilder { ConnectionString = text };
            return pairs.Keys.Cast<string>().Select(keyword => (keyword, pairs[keyword]));
        }
        catch (ArgumentException)
        {
            throw Unusable(null);
        }
    }

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder parts, string keyword, object value)
    {
        if (!parts.ShouldSerialize(keyword))
            parts[keyword] = value;
    }
}
