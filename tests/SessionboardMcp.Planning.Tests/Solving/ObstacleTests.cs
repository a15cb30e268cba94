using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Tests.Solving;

/// <summary>What is not to be planned stands where it stands: no rule clashes with it alone, and what is planned respects it.</summary>
public sealed class ObstacleTests
{
    private static readonly DateOnly Day = new(2027, 5, 11);

    [Theory]
    [InlineData("Ada not before 11:00", "“Old” is fixed where it is, and breaks the rule “Ada not before 11:00”.")]
    [InlineData("Security in Lab", "“Old” is fixed where it is, and breaks the rule “Security in Lab”.")]
    [InlineData("nothing from 9:00 to 10:00", "“Old” is fixed where it is, and breaks the rule “nothing from 9:00 to 10:00”.")]
    [InlineData("no two Security at once", null)]
    [InlineData("Security alone", null)]
    [InlineData("Security keeps to one room", null)]
    [InlineData("everybody 90 minutes between 9:00 and 11:00", null)]
    [InlineData("Other before Old", null)]
    public void A_rule_that_only_it_breaks_is_no_clash(string rule, string? told)
    {
        var plan = Plan(isObstacle: true, rule);

        plan.Status.ShouldBe(PlanStatus.Planned, plan.Clash?.Words);
        plan.Unplaced.ShouldBeEmpty();
        var breaks = plan.StandingConflicts.Where(words => words.Contains("breaks")).ToList();
        if (told is null)
            breaks.ShouldBeEmpty();
        else
            breaks.ShouldContain(told);
        Plan(isObstacle: false, rule).Status.ShouldBe(PlanStatus.Clash, "what is only fixed is judged");
    }

    [Fact]
    public void What_is_planned_respects_it()
    {
        var plan = Plan(isObstacle: true, "no two Security at once");

        // Both old ones run at nine; two hours are left for two new ones of the track.
        plan.Placements.Where(one => one.SessionId.StartsWith("new", StringComparison.Ordinal)).Select(one => one.StartsAt.Hour).Order().ShouldBe([10, 11]);
    }

    // Old and Other are of one track, in two rooms at nine, and Ada is in both of them.
    private static Plan Plan(bool isObstacle, string rule)
    {
        SessionToPlan Standing(string id, string title, string room) => new(id, title)
        {
            Track = "Security",
            People = ["ada"],
            Hold = SessionHold.Fixed,
            IsObstacle = isObstacle,
            Placed = new(At(9), At(10), room),
        };
        var input = new PlanInput(
            PlanningGrid.Of(TimeZoneInfo.Utc, [Day], new(9, 0), new(12, 0), 60),
            [new("1", "Main Hall"), new("2", "Lab"), new("3", "Loft")],
            [
                Standing("old", "Old", "1"), Standing("other", "Other", "2") with { Track = rule.Contains(" in ") || rule.Contains("before 11") ? null : "Security", People = rule.Contains("before 11") ? [] : ["ada"] },
                .. rule.Contains("before Old") ? (SessionToPlan[])[] : [new("new1", "One") { Track = "Security" }, new("new2", "Two") { Track = "Security" }],
            ])
        { People = [new("ada", "Ada")], Minutes = 60 };
        return new Planner(TimeProvider.System).Make(input, [.. new RuleReader(new EventNames(input), [Day]).ReadAll([rule]).Select(reading => reading.Rule!)], new PlanOptions { Steps = 100 });
    }

    private static DateTimeOffset At(int hour) => new(2027, 5, 11, hour, 0, 0, TimeSpan.Zero);
}
