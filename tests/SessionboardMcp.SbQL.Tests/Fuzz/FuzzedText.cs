namespace SessionboardMcp.SbQL.Tests.Fuzz;

/// <summary>Texts that are queries, nearly queries, or no queries at all; each follows from its number.</summary>
internal static class FuzzedText
{
    private static readonly string[] Seeds =
    [
        .. Tests.Sql.KnownQueryTests.Queries.Select(row => (string)row[0]),
        .. Tests.Sql.QueryRowsTests.Queries.Select(row => (string)row[0]),
        .. Tests.Sql.ConditionRowsTests.Conditions.Select(row => $"SELECT id FROM sessions WHERE {row[0]}"),
    ];

    private static readonly string[] Splinters =
    [
        "'", "\"", "`", "(", ")", ",", ".", ";", "*", "--", "/*", "*/", "<", ">", "=", "!", "-", "\n", "\0", "é", "\uD800", "0", "1.5",
        " NOT ", " AND ", " OR ", " IN ", " LIKE ", " BETWEEN ", " IS NULL", " NULL ", " TRUE ", "'text'", "'2026-10-12'",
        " GROUP BY ", " HAVING ", " ORDER BY ", " LIMIT ", " DISTINCT ", " AS ", " JOIN ", "COUNT(", "MAX(", "DATE(", "ROUND(",
        " CONTAINS ", " STARTS WITH ", " IS EMPTY", " IS NOT EMPTY", "FORMAT_DATE(", "'YYYY-MM'", "is_public", "speakers", "DELETE ", "‘",
        "title", "capacity", "starts_at", "track.name", "speakers.email", "sessions",
    ];

    /// <summary>The text of a number: one in four made up of splinters, the others queries with a slip or two.</summary>
    public static string Of(int number)
    {
        var random = new Random(number);
        return number % 4 == 0 ? Invented(random) : Mutated(Seeds[random.Next(Seeds.Length)], random);
    }

    private static string Invented(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(8) == 0
            ? ((char)random.Next(0x2100)).ToString()
            : Splinters[random.Next(Splinters.Length)] + (random.Next(2) == 0 ? " " : ""))) is var tail && random.Next(2) == 0
            ? "FIND Session WHERE " + tail
            : tail;

    private static string Mutated(string text, Random random)
    {
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(8), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Splinters[random.Next(Splinters.Length)]),
                2 => text.Remove(at, length).Insert(at, Splinters[random.Next(Splinters.Length)]),
                _ => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
            };
        }

        return text;
    }
}
