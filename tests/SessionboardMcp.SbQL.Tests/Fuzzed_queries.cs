using System.Diagnostics;
using System.Text.RegularExpressions;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Tests.Checking;
using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests;

public sealed partial class Fuzzed_queries
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
        " CONTAINS ", " STARTS WITH ", " IS EMPTY", " IS NOT EMPTY", "FORMAT_DATE(", "'YYYY-MM'", "is_public", "speakers", "DELETE ", "‘",
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
            if (Compiled(text) is not { } compiled)
                continue;
            Should.NotThrow(() => database.Rows(compiled), text);
            ran++;
        }

        ran.ShouldBeGreaterThan(200);
        // It takes about a second; a parser that is not linear would not come near.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_hundred_thousand_inputs_only_ever_select_and_keep_their_values_in_parameters()
    {
        var random = new Random(4);
        var (compiledCount, clock) = (0, Stopwatch.StartNew());
        for (var i = 0; i < 100_000; i++)
        {
            var text = i % 4 == 0 ? Invented(random) : Mutated(Seeds[random.Next(Seeds.Length)], random);
            if (Compiled(text) is not { } compiled)
                continue;
            compiledCount++;
            Selects(compiled.Sql).ShouldBeTrue(text);
        }

        compiledCount.ShouldBeGreaterThan(4_000);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Checking_mending_and_formatting_survive_the_same_inputs()
    {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var text = i % 4 == 0 ? Invented(random) : Mutated(Seeds[random.Next(Seeds.Length)], random);
            var result = SbqlChecker.Check(text, CheckedConference.Schema, CheckedConference.Options);
            if (i % 10 == 0)
                SbqlFixer.Fix(text, CheckedConference.Schema, CheckedConference.Options).ShouldNotBeNull();
            foreach (var found in result.Diagnostics)
                (found.Span.Start.Offset >= 0 && found.Span.EndOffset <= text.Length).ShouldBeTrue(text);
            if (result.Query is null)
                continue;
            var formatted = SbqlFormatter.Format(result.Query);
            SbqlFormatter.Format(SbqlParser.Parse(formatted).Query.ShouldNotBeNull(text)).ShouldBe(formatted, text);
            SbqlExplainer.Explain(result.Query, CheckedConference.Schema).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("FIND Session WHERE ", "title = 'a' AND ", "title = 'b'")]
    [InlineData("FIND Session WHERE ", "status = 'a' AND ", "status = 'b'")]
    [InlineData("FIND Session WHERE ", "titel = 'a' AND ", "email = 'b'")]
    [InlineData("FIND Session WHERE ", "is_abstract AND ", "email = 'b'")]
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
        SbqlChecker.Check(text, CheckedConference.Schema, CheckedConference.Options).Diagnostics.Count.ShouldBeLessThan(200);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static CompiledQuery? Compiled(string text)
    {
        var parsed = SbqlParser.Parse(text);
        (parsed.Query is null).ShouldBe(parsed.Error is not null, text);
        if (parsed.Query is null)
            return null;
        var compiled = SbqlCompiler.Compile(parsed.Query, ToyConference.Schema, ToyConference.Mapping, [1]);
        (compiled.Query is null).ShouldBe(compiled.Error is not null, text);
        return compiled.Query;
    }

    // Everything that the compiler itself writes: names of columns in quotes, the days of the week, small numbers, parameters.
    private static bool Selects(string sql) =>
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
