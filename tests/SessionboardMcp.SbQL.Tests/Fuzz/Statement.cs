using System.Text.RegularExpressions;

namespace SessionboardMcp.SbQL.Tests.Fuzz;

/// <summary>What a statement may hold: what the compiler itself writes, and nothing of the query.</summary>
internal static partial class Statement
{
    /// <summary>Whether it is one <c>SELECT</c> with every value in a parameter: names of columns in quotes, days of the week, small numbers.</summary>
    public static bool OnlySelects(string sql) =>
        sql.StartsWith("SELECT ", StringComparison.Ordinal)
        && !sql.Contains(';', StringComparison.Ordinal)
        && Literals().Matches(sql).All(match => OwnLiterals.Contains(match.Value))
        && !Words().Matches(sql).Select(match => match.Value).Any(word => !Spoken.Contains(word));

    private static readonly HashSet<string> Spoken =
    [
        "SELECT", "DISTINCT", "FROM", "AS", "WHERE", "IN", "AND", "OR", "NOT", "IS", "NULL", "LEFT", "JOIN", "ON", "GROUP", "BY", "HAVING",
        "ORDER", "LIMIT", "DESC", "LIKE", "BETWEEN", "COLLATE", "SBQL", "CASE", "WHEN", "THEN", "END", "EXISTS", "CAST", "INTEGER", "UPPER",
        "LOWER", "ROUND", "COUNT", "SUM", "AVG", "MIN", "MAX",
    ];

    // A value of the query that stood in the statement would be another.
    private static readonly HashSet<string> OwnLiterals =
    [
        "''", "'|'", "'%w'", "'0'", "'1'", "'2'", "'3'", "'4'", "'5'", "'6'",
        "'Sunday'", "'Monday'", "'Tuesday'", "'Wednesday'", "'Thursday'", "'Friday'", "'Saturday'",
    ];

    [GeneratedRegex("'[^']*'?")]
    private static partial Regex Literals();

    // Outside of quotes only: the small words are aliases and functions of SQLite.
    [GeneratedRegex("(?<![\"'@\\w])[A-Z]{2,}(?![\"'\\w])")]
    private static partial Regex Words();
}
