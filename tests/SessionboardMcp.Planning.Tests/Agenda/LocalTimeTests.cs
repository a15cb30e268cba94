using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Agenda;

/// <summary>Hours are those on the wall, and lengths are those that pass, also in the nights in which the clock is changed.</summary>
public sealed class LocalTimeTests
{
    private static readonly DateOnly Forward = new(2027, 3, 28);

    private static readonly DateOnly Back = new(2027, 10, 31);

    [Fact]
    public void A_session_over_the_hour_that_is_left_out_takes_its_time()
    {
        var plan = Night(Forward, "A at 1:30");

        var placement = plan.Placements.Single();
        placement.StartsAt.ShouldBe(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.FromHours(1)));
        placement.EndsAt.ShouldBe(new DateTimeOffset(2027, 3, 28, 3, 30, 0, TimeSpan.FromHours(2)));
        placement.EndsAt.Offset.ShouldBe(TimeSpan.FromHours(2));
    }

    [Theory]
    [InlineData(2027, 3, 28, 2)]
    [InlineData(2027, 10, 31, 4)]
    [InlineData(2027, 10, 30, 3)]
    public void A_night_has_as_many_sessions_as_hours_pass(int year, int month, int day, int hours)
    {
        var plan = Night(new DateOnly(year, month, day));

        plan.Placements.Count.ShouldBe(1);
        Night(new DateOnly(year, month, day), sessions: 6).Placements.Count.ShouldBe(hours);
    }

    [Theory]
    [InlineData("nothing from 2:00 to 3:00", 2)]
    [InlineData("everything only from 2:00 to 3:00", 2)]
    [InlineData("nothing before 3:00", 1)]
    public void An_hour_that_is_there_twice_is_both_in_a_rule(string rule, int expected) => Night(Back, [rule], 6).Placements.Count.ShouldBe(expected);

    [Fact]
    public void Days_end_at_midnight_of_the_event_and_not_of_another_zone()
    {
        var plan = Make(new PlanningGrid(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"), [new PlanningDay(Conference.Tuesday, new(22, 0), default, [])], 30), 3, "everything only on Tuesday");

        plan.Placements.Select(placement => placement.StartsAt.ToString("dd HH:mm zzz")).ShouldBe(["11 22:00 +12:00", "11 23:00 +12:00"]);
    }

    private static Plan Night(DateOnly day, string rule) => Night(day, [rule], 1);

    private static Plan Night(DateOnly day, string[]? rules = null, int sessions = 1) => Make(new PlanningGrid(Conference.Berlin, [new PlanningDay(day, new(1, 0), new(4, 0), [])], 60), sessions, rules ?? []);

    private static Plan Make(PlanningGrid grid, int sessions, params string[] rules)
    {
        var input = new PlanInput(grid, [new RoomToPlan("hall", "Hall")], [.. Enumerable.Range(0, sessions).Select(index => new SessionToPlan($"{(char)('a' + index)}", $"{(char)('A' + index)}"))]) { Minutes = 60 };
        var reader = new RuleReader(new EventNames(input), [.. grid.Days.Select(day => day.Date)]);
        return new Planner(TimeProvider.System).Make(input, [.. reader.ReadAll(rules).Select(reading => reading.Rule!)], new PlanOptions { Steps = 50 });
    }
}
