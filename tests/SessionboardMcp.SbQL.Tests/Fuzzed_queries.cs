using System.Diagnostics;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests;

public sealed class Fuzzed_queries
{
    private static readonly string[] Seeds =
    [
        .. Sql.Known_queries.Queries.Select(row => (string)row[0]),
        .. Sql.Rows_of_queries.Queries.Select(row => (string)row[0]),
        .. Sql.Rows_of_conditions.Conditions.Select(row => $"SELECT id FROM sessions WHERE {row[0]}"),
    ];

    private static readonly string[] Splinters =
    [
        "'", "\"", "`", "(", ")", ",", ".", ";", "*", "--", "/*", "*/", "<", ">", "=", "!", "-", "\n", "\0", "é", "\uD800", "0", "1.5",
        " NOT ", " AND ", " OR ", " IN ", " LIKE ", " BETWEEN ", " IS NULL", " NULL ", " TRUE ", "'text'", "'2026-10-12'",
        " GROUP BY ", " HAVING ", " ORDER BY ", " LIMIT ", " DISTINCT ", " AS ", " JOIN ", "COUNT(", "MAX(", "DATE(", "ROUND(",
        "title", "capacity", "starts_at", "track.name", "speakers.email", "sessions",
    ];

    [Fact]
    public void A_mutated_query_is_an_error_or_runs_and_never_throws()
    {
        using var database = new ToyDatabase();
        var random = new Random(20261012);
        var (ran, clock) = (0, Stopwatch.StartNew());
        for (var i = 0; i < 5_000; i++)
        {
            var text = Mutated(Seeds[random.Next(Seeds.Length)], random);
            var parsed = SbqlParser.Parse(text);
            (parsed.Query is null).ShouldBe(parsed.Error is not null, text);
            if (parsed.Query is null)
                continue;
            var compiled = SbqlCompiler.Compile(parsed.Query, ToyConference.Schema, ToyConference.Mapping, [1]);
            (compiled.Query is null).ShouldBe(compiled.Error is not null, text);
            if (compiled.Query is null)
                continue;
            Should.NotThrow(() => database.Rows(compiled.Query), text);
            ran++;
        }

        ran.ShouldBeGreaterThan(200);
        // It takes about a second; a parser that is not linear would not come near.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("FIND Session WHERE ", "title = 'a' AND ", "title = 'b'")]
    [InlineData("FIND Session WHERE title IN (", "'a','b',1,", "2)")]
    [InlineData("FIND Session INCLUDE ", "title,", "title")]
    [InlineData("FIND Session INCLUDE a", ".a", "")]
    [InlineData("FIND Session ", "/* x */ -- y\n", "")]
    [InlineData("FIND Session WHERE title = '", "''", "'")]
    [InlineData("FIND Session ", "' \" ` ", "")]
    [InlineData("FIND ", "x", "")]
    [InlineData("", "\n", "!")]
    public void The_longest_texts_take_no_longer_than_their_length(string start, string middle, string end)
    {
        var text = start + string.Concat(Enumerable.Repeat(middle, (SbqlParser.MaxLength - start.Length - end.Length) / middle.Length)) + end;
        var clock = Stopwatch.StartNew();

        if (SbqlParser.Parse(text).Query is { } query)
            SbqlCompiler.Compile(query, ToyConference.Schema, ToyConference.Mapping, [1]);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

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
