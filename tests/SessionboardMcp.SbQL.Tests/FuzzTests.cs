using System.Collections.Concurrent;
using System.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Tests.Checking;
using SessionboardMcp.SbQL.Tests.Conference;
using SessionboardMcp.SbQL.Tests.Fuzz;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Tests;

public sealed class FuzzTests
{
    private const int Inputs = 100_000;

    // About ten seconds on two cores; something that is not linear would not come near.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    [Fact]
    public void A_hundred_thousand_inputs_are_read_checked_mended_written_explained_compiled_and_run()
    {
        var (ran, clock, failures) = (0, Stopwatch.StartNew(), new ConcurrentQueue<string>());

        Parallel.ForEach(
            Partitioner.Create(0, Inputs, Inputs / 100),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4) },
            range =>
            {
                using var database = new ToyDatabase();
                database.AllowOnlyReading();
                for (var number = range.Item1; number < range.Item2 && failures.Count < 5; number++)
                {
                    var text = FuzzedText.Of(number);
                    try
                    {
                        Survive(text);
                        if (Run(text, database))
                            Interlocked.Increment(ref ran);
                    }
                    catch (Exception failure)
                    {
                        failures.Enqueue($"{text}\n{failure}");
                    }
                }
            });

        failures.ShouldBeEmpty();
        ran.ShouldBeGreaterThan(4_000);
        clock.Elapsed.ShouldBeLessThan(Longest);
    }

    [Fact]
    public void The_watch_over_the_database_would_see_a_write()
    {
        using var database = new ToyDatabase();
        database.AllowOnlyReading();

        foreach (var sql in new[] { "DELETE FROM rooms", "DROP TABLE rooms", "ATTACH ':memory:' AS x", "PRAGMA user_version = 1" })
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => database.Rows(new CompiledQuery(sql, [], []))).Message.ShouldContain("not authorized");
        Statement.OnlySelects("SELECT 'a value' AS c0").ShouldBeFalse();
        Statement.OnlySelects("SELECT 1; DROP TABLE rooms").ShouldBeFalse();
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
    [InlineData("FIND Session WHERE ", "(", "")]
    [InlineData("FIND Session WHERE ", "(", "is_public")]
    [InlineData("FIND Session WHERE ", "NOT ", "is_public")]
    [InlineData("FIND Session INCLUDE ", "UPPER(", "title")]
    [InlineData("FIND Session INCLUDE ", "COUNT(", "")]
    [InlineData("FIND Session WHERE title = '", "it's ", "'")]
    [InlineData("FIND Session INCLUDE ", "title title ", "")]
    [InlineData("FIND Session WHERE ", "CUONT(id) > 1 AND ", "is_public")]
    [InlineData("SELECT title FROM sessions ", "JOIN tracks t ON t.id = s.id ", "")]
    [InlineData("SELECT title FROM sessions ", "ON ,", "")]
    [InlineData("SELECT title FROM sessions ", "JOIN tracks ", "")]
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

    private static void Survive(string text)
    {
        var result = SbqlChecker.Check(text, CheckedConference.Schema, CheckedConference.Options);
        foreach (var found in result.Diagnostics)
            (found.Span.Start.Offset >= 0 && found.Span.EndOffset <= text.Length && found.Message.Length < 1_000).ShouldBeTrue(text);
        SbqlFixer.Fix(text, CheckedConference.Schema, CheckedConference.Options).ShouldNotBeNull();
        if (result.Query is null)
            return;
        var formatted = SbqlFormatter.Format(result.Query);
        SbqlFormatter.Format(SbqlParser.Parse(formatted).Query.ShouldNotBeNull(text)).ShouldBe(formatted, text);
        SbqlExplainer.Explain(result.Query, CheckedConference.Schema).ShouldNotBeEmpty();
    }

    private static bool Run(string text, ToyDatabase database)
    {
        var parsed = SbqlParser.Parse(text);
        (parsed.Query is null).ShouldBe(parsed.Error is not null, text);
        if (parsed.Query is null)
            return false;
        var compiled = SbqlCompiler.Compile(parsed.Query, ToyConference.Schema, ToyConference.Mapping, [1]);
        (compiled.Query is null).ShouldBe(compiled.Error is not null, text);
        if (compiled.Query is not { } query)
            return false;
        Statement.OnlySelects(query.Sql).ShouldBeTrue(text);
        database.Rows(query);
        return true;
    }
}
