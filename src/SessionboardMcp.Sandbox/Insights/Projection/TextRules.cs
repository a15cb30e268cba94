using Microsoft.Data.Sqlite;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>How text is compared: without case, in all of Unicode, where SQLite by itself knows only ASCII.</summary>
internal static class TextRules
{
    /// <summary>The collation that compiled queries name.</summary>
    public const string Collation = "SBQL";

    /// <summary>Teaches a connection the collation and a <c>LIKE</c> that goes with it.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(Collation, static (left, right) => StringComparer.OrdinalIgnoreCase.Compare(left, right));
        connection.CreateFunction("like", static (string? pattern, string? text) => Like(pattern, text), isDeterministic: true);
        connection.CreateFunction(
            "like",
            static (string? pattern, string? text, string? escape) => Like(pattern, text, escape is [var character] ? character : null),
            isDeterministic: true);
    }

    // Three-valued as in SQL: null matches nothing and fails to match nothing.
    private static bool? Like(string? pattern, string? text, char? escape = null) =>
        pattern is null || text is null ? null : LikePattern.Matches(pattern, text, escape);
}
