namespace SessionboardMcp.Server.Tests.Support;

/// <summary>A test that needs PostgreSQL; CI demands it, elsewhere it says that it was skipped.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Reason;

    /// <summary>Why tests with PostgreSQL are skipped; null where they are not.</summary>
    internal static string? Reason { get; } = PostgresServer.Programs is null && Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") != "1"
        ? "Skipped: PostgreSQL is not installed in /usr/lib/postgresql. Run: apt-get install postgresql"
        : null;
}

/// <summary>The same with data.</summary>
internal sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresFactAttribute.Reason;
}

/// <summary>One that needs PgBouncer, too.</summary>
internal sealed class PgBouncerFactAttribute : FactAttribute
{
    public PgBouncerFactAttribute() => Skip = PostgresFactAttribute.Reason
        ?? (File.Exists(PgBouncer.Program) || Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") == "1"
            ? null
            : $"Skipped: {PgBouncer.Program} is not installed. Run: apt-get install pgbouncer");
}

/// <summary>Marks tests, or all of a class, that <see cref="Storage.OnPostgres.SameOnPostgres"/> runs with PostgreSQL, too.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OnBothStoresAttribute : Attribute;

/// <summary>Marks a test of such a class that is about a file, or in which the store plays no part.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqliteAloneAttribute : Attribute;
