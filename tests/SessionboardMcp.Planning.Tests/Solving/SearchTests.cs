using System.Diagnostics;
using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

public sealed class SearchTests
{
    [Fact]
    public void The_same_seed_and_steps_make_the_same_plan()
    {
        for (var seed = 30_000; seed < 30_012; seed++)
        {
            var random = new RandomEvent(seed, isTiny: false);

            var plans = Enumerable.Range(0, 2).Select(_ => new Planner(TimeProvider.System).Make(random.Input, random.Rules, new PlanOptions { Steps = 2, Seed = 7 })).ToList();

            plans[1].Placements.ShouldBe(plans[0].Placements);
            plans[1].Unplaced.ShouldBe(plans[0].Unplaced);
            plans[1].Bounds.ShouldBe(plans[0].Bounds);
        }
    }

    [Fact]
    public void The_time_is_kept_and_what_was_found_until_then_comes_back()
    {
        var (input, rules) = Hard();
        var start = Stopwatch.GetTimestamp();

        var plan = new Planner(TimeProvider.System).Make(input, rules, new PlanOptions { Seconds = 1 });

        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(8);
        plan.Status.ShouldBe(PlanStatus.Planned);
        plan.Placements.ShouldNotBeEmpty();
    }

    [Fact]
    public void Who_ends_the_search_gets_the_best_plan_until_then_and_progress_comes_before()
    {
        var (input, rules) = Hard();
        using var stop = new CancellationTokenSource();
        var seen = new List<PlanProgress>();
        var start = Stopwatch.GetTimestamp();

        var plan = new Planner(TimeProvider.System).Make(input, rules, new PlanOptions { Seconds = 60, Workers = 1 }, Look, stop.Token);

        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(30);
        plan.WasStopped.ShouldBeTrue();
        plan.Placements.ShouldNotBeEmpty();
        seen.Select(progress => progress.Phase).ShouldContain(PlanPhase.Checking);
        seen.ShouldAllBe(progress => progress.Placed <= progress.Sessions && progress.Sessions == input.Sessions.Count);

        void Look(PlanProgress progress)
        {
            lock (seen)
                seen.Add(progress);
            if (progress.Phase is PlanPhase.Placing or PlanPhase.Wishing && progress.Value > 0)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_search_that_goes_on_is_never_worse()
    {
        for (var seed = 31_000; seed < 31_015; seed++)
        {
            var random = new RandomEvent(seed, isTiny: false);
            var planner = new Planner(TimeProvider.System);
            var first = planner.Make(random.Input, random.Rules, new PlanOptions { Steps = 2 });
            if (first.Status != PlanStatus.Planned)
                continue;

            var next = planner.Make(random.Input, random.Rules, new PlanOptions { Steps = 1, GoOnFrom = first.Placements });

            (next.Bounds.Placed, -next.Bounds.Moved, next.Bounds.Wishes).CompareTo((first.Bounds.Placed, -first.Bounds.Moved, first.Bounds.Wishes)).ShouldBeGreaterThanOrEqualTo(0, $"event {seed}");
        }
    }

    [Fact]
    public void A_conflict_is_repaired_by_one_move_and_nothing_else_moves()
    {
        var conference = new Conference().Room("Hall").Room("Lab");
        foreach (var (title, at, room) in ((string, string, string)[])[("A", "9:00", "Hall"), ("B", "9:00", "Lab"), ("C", "10:00", "Hall"), ("D", "10:30", "Hall")])
            conference.Session(title, at: at, room: room);

        var plan = conference.Plan();

        plan.Moved.ShouldBe(1);
        plan.Bounds.ShouldBe(new PlanBounds(4, 4, 1, 1, 0, 0) { Stayers = 4 });
        plan.Bounds.Words().ShouldBe("4 placed, which is proven to be the best; 1 moved, which is proven to be the best.");
        plan.Placements.Count(placement => placement.Change == PlacementChange.Same).ShouldBe(3);
    }

    [Fact]
    public void What_stays_may_do_so_outside_the_hours_and_in_a_room_that_is_not_to_be_planned()
    {
        var plan = new Conference().Room("Hall").Session("Party", at: "19:07", room: "Garden").Session("Talk").Plan();

        plan.Of("party").ShouldBe("1 19:07 garden");
        plan.Moved.ShouldBe(0);
        plan.Of("talk").ShouldBe("1 09:00 hall");
    }

    [Fact]
    public void Only_what_changed_place_counts_as_moved()
    {
        var plan = new Conference().Room("Hall").Session("A", at: "9:00", room: "Hall", hold: SessionHold.Free).Session("B", at: "9:00", room: "Hall", hold: SessionHold.Fixed).Session("C", at: "11:00").Plan();

        plan.Placements.Select(placement => $"{placement.SessionId} {placement.Change}").ShouldBe(["b Same", "a Moved", "c Completed"]);
        plan.Of("c").ShouldBe("1 11:00 hall");
    }

    [Fact]
    public void What_two_fixed_sessions_do_to_each_other_is_told_and_planned_around()
    {
        var plan = new Conference().Room("Hall").Room("Lab")
            .Session("A", "Ada", at: "9:00", room: "Hall", hold: SessionHold.Fixed).Session("B", "Ada", at: "9:30", room: "Hall", hold: SessionHold.Fixed).Session("C", "Ada").Plan();

        plan.StandingConflicts.ShouldBe(["“A” and “B” overlap in Hall, and both are fixed.", "Ada is in “A” and “B” at the same time, and both are fixed."]);
        plan.Of("c").ShouldStartWith("1 1");
    }

    [Theory]
    [InlineData(0, 11, "1 10:00 lab")]
    [InlineData(10, 11, null)]
    [InlineData(30, 11, null)]
    [InlineData(60, 12, "1 11:00 lab")]
    public void The_change_over_is_kept_between_sessions_of_a_person(int minutes, int to, string? expected)
    {
        var plan = new Conference { ChangeOver = minutes, To = new(to, 0) }.Room("Hall").Room("Lab").Session("A", "Ada", at: "9:00", room: "Hall", hold: SessionHold.Fixed).Session("B", "Ada").Plan();

        (plan.Of("b")?.Replace("hall", "lab", StringComparison.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public void Lengths_come_from_the_place_then_the_rule_then_the_minutes_and_are_else_asked_for()
    {
        var conference = new Conference { Minutes = null }.Room("Hall").Room("Lab").Room("Attic").Session("A", format: "Workshop", at: "9:00", minutes: 45, room: "Hall").Session("B", format: "Workshop").Session("C");

        var asked = conference.Plan("Workshop 90 minutes");
        conference.Minutes = 30;
        var plan = conference.Plan("Workshop 90 minutes");

        asked.Status.ShouldBe(PlanStatus.LengthsMissing);
        asked.LengthsMissing.Select(session => session.Title).ShouldBe(["C"]);
        plan.Placements.OrderBy(placement => placement.SessionId).Select(placement => (placement.EndsAt - placement.StartsAt).TotalMinutes).ShouldBe([45, 90, 30]);
    }

    [Fact]
    public void A_session_that_a_rule_is_about_is_placed_before_others()
    {
        var plan = new Conference { To = new(10, 0) }.Room("Hall").Session("A").Session("B").Session("C").Plan("C on Tuesday");

        plan.Of("c").ShouldBe("1 09:00 hall");
        plan.Unplaced.Count.ShouldBe(2);
    }

    // Many sessions, few spots, and wishes that no proof ends.
    private static (PlanInput Input, IReadOnlyList<Rule> Rules) Hard()
    {
        var conference = new Conference { Days = 2, To = new(18, 0), Slot = 15, ChangeOver = 10, Minutes = 45 };
        foreach (var room in Enumerable.Range(0, 5))
            conference.Room($"Room {room}");
        foreach (var session in Enumerable.Range(0, 110))
            conference.Session($"Session {session}", $"P{session % 37}, P{session * 7 % 41}", $"T{session % 6}");
        return (conference.Input, conference.Rules("wish: T1 keeps to one room", "wish 3: T2 in the morning", "wish: at most 1 T3 at a time", "wish 2: P1 not on Tuesday", "wish: everybody 60 minutes between 12:00 and 14:00"));
    }
}
