using Npgsql;

namespace SessionboardMcp.Server.Storage;

/// <summary>Says in a sentence why a PostgreSQL database cannot be used. What the server says of it is not repeated.</summary>
internal static class PostgresProblem
{
    /// <summary>The sentence; null where the database is not what is wrong.</summary>
    public static string? Explain(Exception failure, PostgresAddress address)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException answer)
                return Explain(answer, address);
        }

        return StoreFailure.IsOne(failure)
            ? $"{address.Name} cannot be reached. Start it, or put the address in {PostgresAddress.Setting} right: host, port, and TLS (sslmode)."
            : null;
    }

    private static string Explain(PostgresException answer, PostgresAddress address) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{address.Name} refuses this user or password. Put {PostgresAddress.Setting} right, or set {PostgresAddress.Setting}_FILE to the file that holds it.",
        PostgresErrorCodes.InvalidCatalogName => $"There is no such database: {address.Name}. Make it (createdb), or name another in {PostgresAddress.Setting}.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{address.Name}: this role may not do that. Let a role that owns the tables run 'database migrate' once, and grant this one SELECT, INSERT, UPDATE and DELETE on them.",
        _ => $"{address.Name} refuses to work now (SQLSTATE {answer.SqlState}). Its own log says more.",
    };
}
