using System.Data.Common;

namespace SessionboardMcp.Server.Storage;

/// <summary>The statements of <see cref="IAuditTable"/>, in words that both databases know.</summary>
internal static class AuditStatements
{
    private const string Ends = """
        "ProtectedKey", "Unlinked", "Start", "AnchorSequence", "AnchorLink", "HeadSequence", "HeadLink", "Seal"
        """;

    /// <summary>Reads the ends.</summary>
    public const string Read = $"""SELECT {Ends} FROM "AuditChains" WHERE "Id" = 1""";

    /// <summary>Reads the ends, and holds them until the transaction ends. It changes nothing.</summary>
    public const string Hold = $"""UPDATE "AuditChains" SET "HeadSequence" = "HeadSequence" WHERE "Id" = 1 RETURNING {Ends}""";

    /// <summary>On PostgreSQL: changes nothing, and its commit takes along to the disk what was added before, as a log is written in its order.</summary>
    public const string Settle = """UPDATE "AuditChains" SET "HeadSequence" = "HeadSequence" WHERE "Id" = 1""";

    /// <summary>On SQLite, which writes nothing where nothing changes: the log is synced before it is brought into the file, and nobody waits for it.</summary>
    public const string SettleFile = "PRAGMA wal_checkpoint(PASSIVE)";

    /// <summary>Adds an entry.</summary>
    public const string Add = """INSERT INTO "AuditEntries" ("At", "Connection", "Entry", "Sequence", "Link") VALUES (@at, @connection, @entry, @sequence, @link)""";

    /// <summary>Keeps the new head.</summary>
    public const string Keep = """UPDATE "AuditChains" SET "HeadSequence" = @sequence, "HeadLink" = @link, "Seal" = @seal WHERE "Id" = 1""";

    /// <summary>The ends, of a row that <see cref="Read"/> or <see cref="Hold"/> gave.</summary>
    public static AuditChain EndsOf(DbDataReader row) => new()
    {
        Id = AuditChain.Only,
        ProtectedKey = row.GetString(0),
        Unlinked = row.GetInt64(1),
        Start = row.GetInt64(2),
        AnchorSequence = row.GetInt64(3),
        AnchorLink = row.GetString(4),
        HeadSequence = row.GetInt64(5),
        HeadLink = row.GetString(6),
        Seal = row.GetString(7),
    };
}
