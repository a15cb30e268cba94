using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Whether the role may use the tables: they are another's where an owner migrates, and a role that was granted nothing, or too late, connects all the
/// same. One question to the catalogue, and no row of a table.
/// </summary>
internal static class PostgresRights
{
    private const string Question = """
        SELECT name || ': ' || string_agg(privilege, ', ' ORDER BY place)
        FROM unnest(@tables) AS name, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS wanted(privilege, place)
        WHERE NOT has_table_privilege(to_regclass(quote_ident(name)), privilege)
        GROUP BY name ORDER BY name LIMIT 1
        """;

    /// <summary>The tables of a database, as its model names them.</summary>
    public static string[] TablesOf(DbContext database) => [.. database.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The first table that something may not be done with, and what; null where all is allowed. A table that is not there is none.</summary>
    public static async Task<string?> MissingAsync(NpgsqlConnection connection, string[] tables, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Question, connection);
        command.Parameters.AddWithValue("tables", tables);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    /// <summary>What to do about it.</summary>
    /// <param name="name">What an operator knows the database by.</param>
    /// <param name="missing">From <see cref="MissingAsync"/>.</param>
    public static string Sentence(string name, string missing) =>
        $"{name}: this role lacks rights ({missing}). As the owner of the tables: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO server_role.";
}
