using System.Security.Cryptography;
using Npgsql;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage;

/// <summary>Says in a sentence why a PostgreSQL database cannot be used. What the server says of it is not repeated.</summary>
internal static class PostgresProblem
{
    /// <summary>The sentence; null where the database is not what is wrong.</summary>
    public static string? Explain(Exception failure, PostgresAddress address)
    {
        if (StoreFailure.Chain(failure).OfType<PostgresException>().FirstOrDefault() is { } answer)
            return Explain(answer, address);
        return StoreFailure.IsOne(failure)
            ? $"{address.Name} cannot be reached. Start it, or put the address in {PostgresAddress.Setting} right: host, port, and TLS (sslmode)."
            : null;
    }

    /// <summary>The same for whoever asked. A database server comes back by itself, or by its operator, without anything being done here.</summary>
    public static StoreTrouble TroubleOf(Exception failure)
    {
        var chain = StoreFailure.Chain(failure).ToList();
        return chain.OfType<PostgresException>().FirstOrDefault() switch
        {
            { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => Away,
            { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } =>
                new("its database refuses it", IsPassing: false),
            { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DiskFull } => new("its database takes no writes now", IsPassing: true),
            not null => new("its database does not work now", IsPassing: true),
            null when chain.OfType<CryptographicException>().Any() => new("its keys do not open what it keeps", IsPassing: false),
            null when chain.OfType<IOException>().Any() && !StoreFailure.IsOne(failure) => new("its database is busy", IsPassing: true),
            null when StoreFailure.IsOne(failure) => Away,
            _ => new("its database cannot be used", IsPassing: false),
        };
    }

    private static StoreTrouble Away { get; } = new("its database cannot be reached", IsPassing: true);

    private static string Explain(PostgresException answer, PostgresAddress address) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{address.Name} refuses this user or password. Put {PostgresAddress.Setting} right, or set {PostgresAddress.Setting}_FILE to the file that holds it.",
        PostgresErrorCodes.InvalidCatalogName => $"There is no such database: {address.Name}. Make it (createdb), or name another in {PostgresAddress.Setting}.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{address.Name}: this role may not do that. Let a role that owns the tables run 'database migrate' once, and grant this one SELECT, INSERT, UPDATE and DELETE on them.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"{address.Name} takes no writes: it is a standby, or set so. Name the server that takes them: with several hosts, add target_session_attrs=read-write to {PostgresAddress.Setting}.",
        PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateColumn or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
            $"{address.Name} holds tables that are not this server's, or not as it makes them. Give it an empty database of its own in {PostgresAddress.Setting}, or restore a backup of it. Nothing was changed.",
        _ => $"{address.Name} refuses to work now (SQLSTATE {answer.SqlState}). Its own log says more.",
    };
}
