using System.Globalization;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Tests.Conference;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Tests.Generated;

/// <summary>Compiled queries against an evaluator that knows no SQL, on records made up from a seed.</summary>
public sealed class GeneratedQueryTests
{
    private const int Worlds = 60;
    private const int Queries = 40;

    [Fact]
    public void Return_the_rows_of_a_naive_evaluator() => ForEachQuery((database, world, condition, random) =>
    {
        var (find, isAbstract) = (random.Next(2) == 0, random.Next(2) == 0);
        var descending = random.Next(2) == 0;
        var text = find
            ? $"FIND {(isAbstract ? "Abstract" : "Session")} WHERE {condition.Text} INCLUDE id, capacity ORDER BY capacity{(descending ? " DESC" : "")}, id"
            : $"SELECT session.id, capacity FROM sessions WHERE {condition.Text} ORDER BY capacity{(descending ? " DESC" : "")}, session.id";
        var rows = Matching(world, condition).Select(row => row.Talk).Where(talk => !find || talk.IsAbstract == isAbstract);
        var sorted = (descending
                ? rows.OrderBy(talk => talk.Capacity is null).ThenByDescending(talk => talk.Capacity)
                : rows.OrderBy(talk => talk.Capacity is null).ThenBy(talk => talk.Capacity))
            .ThenBy(talk => talk.Id, StringComparer.Ordinal);

        database.Rows(text).ShouldBe(sorted.Select(talk => $"{talk.Id}|{Shown(talk.Capacity)}"), text);
    });

    [Fact]
    public void Count_and_sum_as_a_naive_evaluator() => ForEachQuery((database, world, condition, _) =>
    {
        var text = $"SELECT track.name AS t, COUNT(*), COUNT(capacity), SUM(capacity), COUNT(DISTINCT session.id) FROM sessions WHERE {condition.Text} GROUP BY t ORDER BY t";
        var groups = Matching(world, condition)
            .Select(row => row.Talk)
            .GroupBy(talk => talk.Track?.Name.ToUpperInvariant())
            .OrderBy(group => group.Key is null)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var capacities = group.Where(talk => talk.Capacity is not null).ToList();
                var sum = capacities.Count > 0 ? capacities.Sum(talk => talk.Capacity) : null;
                return $"{group.Key ?? "-"}|{group.Count()}|{capacities.Count}|{Shown(sum)}|{group.DistinctBy(talk => talk.Id).Count()}";
            });

        database.Rows(text).Select(row => row.ToUpperInvariant()).ShouldBe(groups, text);
    });

    [Fact]
    public void Sort_by_the_instant_as_a_naive_evaluator() => ForEachQuery((database, world, condition, random) =>
    {
        var descending = random.Next(2) == 0;
        var text = $"SELECT session.id, starts_at FROM sessions WHERE {condition.Text} ORDER BY starts_at{(descending ? " DESC" : "")}, session.id";
        var rows = Matching(world, condition).Select(row => row.Talk).OrderBy(talk => talk.StartsAt is null);
        var sorted = (descending ? rows.ThenByDescending(talk => talk.StartsAt?.Utc) : rows.ThenBy(talk => talk.StartsAt?.Utc)).ThenBy(talk => talk.Id, StringComparer.Ordinal);

        database.Rows(text).ShouldBe(sorted.Select(talk => $"{talk.Id}|{talk.StartsAt?.WallText ?? "-"}"), text);
    });

    [Fact]
    public void Find_the_earliest_and_the_latest_as_a_naive_evaluator() => ForEachQuery((database, world, condition, _) =>
    {
        var text = $"SELECT is_public AS p, MIN(starts_at), MAX(starts_at), MIN(title) FROM sessions WHERE {condition.Text} GROUP BY p ORDER BY p";
        var groups = Matching(world, condition)
            .Select(row => row.Talk)
            .GroupBy(talk => talk.IsPublic)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var times = group.Where(talk => talk.StartsAt is not null).OrderBy(talk => talk.StartsAt!.Value.Utc).Select(talk => talk.StartsAt!.Value.WallText).ToList();
                var title = group.Select(talk => talk.Title).Where(title => title is not null).Order(StringComparer.OrdinalIgnoreCase).FirstOrDefault();
                return $"{(group.Key ? 1 : 0)}|{times.FirstOrDefault() ?? "-"}|{times.LastOrDefault() ?? "-"}|{title ?? "-"}";
            });

        database.Rows(text).Select(row => row.ToUpperInvariant()).ShouldBe(groups.Select(row => row.ToUpperInvariant()), text);
    });

    [Fact]
    public void Happen_in_every_zone() =>
        Enumerable.Range(0, Worlds).Select(seed => new World(new Random(seed)).Zone.Id).Distinct().Count().ShouldBe(Zone.All.Count);

    [Fact]
    public void Mean_the_same_once_formatted() => ForEachQuery((database, _, condition, _) =>
    {
        var text = $"SELECT session.id FROM sessions WHERE {condition.Text}";

        database.Rows(SbqlFormatter.Format(SbqlParser.Parse(text).Query!)).ShouldBe(database.Rows(text), text);
    });

    private static void ForEachQuery(Action<ToyDatabase, World, NaiveCondition, Random> test)
    {
        using var database = new ToyDatabase();
        for (var seed = 0; seed < Worlds; seed++)
        {
            var random = new Random(seed);
            var world = new World(random);
            world.Fill(database);
            for (var query = 0; query < Queries; query++)
                test(database, world, NaiveCondition.Any(random, world.Zone, random.Next(4)), random);
        }
    }

    // A path to something to-many gives one row for each, and one without it where there is none.
    private static IEnumerable<NaiveRow> Matching(World world, NaiveCondition condition) =>
        from talk in world.Talks
        from speaker in condition.IsOfSpeakers && talk.Speakers.Count > 0 ? talk.Speakers.Select(person => (Person?)person) : [null]
        let row = new NaiveRow(talk, speaker)
        where condition.Holds(row) == true
        select row;

    private static string Shown(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
