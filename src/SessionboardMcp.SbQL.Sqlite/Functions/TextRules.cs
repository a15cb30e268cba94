using Microsoft.Data.Sqlite;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.SbQL.Sqlite.Functions;

/// <summary>How text is compared and its case changed: in all of Unicode, where SQLite by itself knows only ASCII.</summary>
internal static class TextRules
{
    /// <summary>Registers what compiled queries rely on; see the remarks of <see cref="SbqlCompiler"/>.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(SbqlCompiler.Collation, static (left, right) => StringComparer.OrdinalIgnoreCase.Compare(left, right));
        connection.CreateFunction("upper", static (string? text) => text?.ToUpperInvariant(), isDeterministic: true);
        connection.CreateFunction("lower", static (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        connection.CreateFunction("like", static (string? pattern, string? text) => Like(pattern, text), isDeterministic: true);
    }

    // Three-valued as in SQL: null matches nothing and fails to match nothing.
    private static bool? Like(string? pattern, string? text) =>
        pattern is null || text is null ? null : LikePattern.Matches(pattern, text);
}
