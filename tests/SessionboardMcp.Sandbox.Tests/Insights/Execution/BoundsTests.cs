using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.SbQL.Sqlite.Execution;
using static SessionboardMcp.Sandbox.Tests.Insights.Execution.Asking;

namespace SessionboardMcp.Sandbox.Tests.Insights.Execution;

public sealed class BoundsTests
{
    [Fact]
    public void Too_many_rows_are_refused_and_exactly_as_many_as_allowed_are_not()
    {
        var rooms = Seeded.Event(Seeded.DevCon).Rooms.Count;
        Ask("FIND Room", bounds: new QueryBounds(Rooms(rooms))).Page!.TotalRows.ShouldBe(rooms);
        Ask("FIND Room", bounds: new QueryBounds(Rooms(rooms - 1))).Error.ShouldBe(
            $"The query is too much to run: expected at most {rooms - 1} rows. Narrow it by WHERE, or count by GROUP BY.");

        static int Rooms(int count) => count;
    }

    [Fact]
    public void A_query_that_multiplies_records_without_end_is_interrupted()
    {
        // Every step multiplies: sessions of a room of sessions of a room, and so on.
        var path = string.Concat(Enumerable.Repeat("room.sessions.", 9));
        var result = Ask($"FIND Session INCLUDE COUNT({path}id) AS n", bounds: new QueryBounds(Steps: 2_000_000));
        result.Error.ShouldNotBeNull().ShouldStartWith("The query is too much to run");
    }

    [Fact]
    public void So_is_one_that_would_sort_what_it_multiplied()
    {
        var path = string.Concat(Enumerable.Repeat("room.sessions.", 6));
        Ask($"FIND Session INCLUDE {path}title AS title ORDER BY title", bounds: new QueryBounds(Steps: 1_000_000))
            .Error.ShouldNotBeNull().ShouldStartWith("The query is too much to run");
    }

    [Fact]
    public void Ordinary_queries_stay_far_below_the_bound()
    {
        Ask("FIND Session INCLUDE title, speakers.full_name AS speaker ORDER BY speaker", bounds: new QueryBounds(Steps: 200_000))
            .Error.ShouldBeNull();
    }

    [Fact]
    public void A_caller_who_has_gone_stops_the_query()
    {
        Should.Throw<OperationCanceledException>(() => Ask(
            $"FIND Session INCLUDE COUNT({string.Concat(Enumerable.Repeat("room.sessions.", 9))}id) AS n",
            cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Fifty_queries_at_once_all_get_their_own_answers()
    {
        var e = Seeded.Event(Seeded.DevCon);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            Page($"SELECT COUNT(*) AS n FROM sessions WHERE display_id > {i * 10}").Rows[0][0])));
        answers.ShouldBe(Enumerable.Range(0, 50).Select(i => (object)(long)e.All().Count(s => s.Number > i * 10)));
    }
}
