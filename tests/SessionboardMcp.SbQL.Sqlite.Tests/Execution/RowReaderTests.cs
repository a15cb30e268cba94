using SessionboardMcp.SbQL.Sqlite.Execution;

namespace SessionboardMcp.SbQL.Sqlite.Tests.Execution;

public sealed class RowReaderTests : IDisposable
{
    // Every step multiplies: peers of peers of peers, and so on.
    private static readonly string Endless = $"FIND Session INCLUDE COUNT({string.Concat(Enumerable.Repeat("peers.", 14))}id) AS n";

    private readonly SbqlDatabase _database = Programme.Create();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void A_value_has_the_type_of_its_column() =>
        Programme.Run(_database, "FIND Session WHERE title = 'Opening' INCLUDE id, title, starts_at, capacity, credits, is_public")
            .ShouldHaveSingleItem().ShouldBe([Guid.Empty.ToString(), "Opening", "2026-10-12T09:00:00-05:00", 500L, 1.5, true]);

    [Fact]
    public void What_is_missing_is_null() =>
        Programme.Run(_database, "FIND Session WHERE title IS NULL INCLUDE title, starts_at, capacity, credits").ShouldHaveSingleItem().ShouldBe([null, null, null, null]);

    [Fact]
    public void A_datetime_with_an_offset_is_compared_as_an_instant() =>
        Programme.Run(_database, "FIND Session WHERE starts_at = '2026-10-12T16:00:00+02:00' INCLUDE title").ShouldHaveSingleItem().ShouldBe(["Opening"]);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(4, null)]
    public void As_many_rows_are_read_as_allowed_and_none_where_there_are_more(int most, int? read)
    {
        using var reader = _database.OpenReader();
        var rows = reader.Run(Programme.Compile("FIND Session"), new QueryBounds(Rows: most));
        (rows?.Count).ShouldBe(read);
    }

    [Fact]
    public void A_query_that_takes_too_many_steps_is_stopped_and_its_connection_answers_the_next()
    {
        using var reader = _database.OpenReader();
        reader.Run(Programme.Compile(Endless), new QueryBounds(Steps: 100_000)).ShouldBeNull();
        reader.Run(Programme.Compile("FIND Session"), new QueryBounds()).ShouldNotBeNull().Count.ShouldBe(5);
    }

    [Fact]
    public void A_caller_who_has_gone_stops_the_query_and_not_the_next_one()
    {
        using var reader = _database.OpenReader();
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Should.Throw<OperationCanceledException>(() => reader.Run(Programme.Compile(Endless), new QueryBounds(Steps: long.MaxValue), gone.Token));
        reader.Run(Programme.Compile("FIND Session INCLUDE COUNT(peers.peers.peers.peers.id) AS n"), new QueryBounds()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_caller_who_goes_while_the_query_runs_stops_it()
    {
        using var reader = _database.OpenReader();
        using var going = new CancellationTokenSource();
        // A function of the statement says that it runs, so that nobody has to sleep.
        reader.CreateFunction("upper", (string? text) =>
        {
            going.Cancel();
            return text;
        });
        var query = Programme.Compile($"{Endless} WHERE UPPER(title) = 'Opening'");
        await Should.ThrowAsync<OperationCanceledException>(() => Task.Run(() => reader.Run(query, new QueryBounds(Steps: long.MaxValue), going.Token)));
    }

    [Fact]
    public void What_a_connection_runs_afterwards_is_not_bounded()
    {
        using var reader = _database.OpenReader();
        reader.Run(Programme.Compile("FIND Session"), new QueryBounds(Steps: 1_000)).ShouldNotBeNull();
        using var command = reader.CreateCommand();
        command.CommandText = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT COUNT(*) FROM n";
        command.ExecuteScalar().ShouldBe(100_000L);
    }
}
