using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

/// <summary>Whatever the event, no rule that always holds is broken, by a checker that shares no code with the planner.</summary>
public sealed class RandomEventsTests
{
    private const int Events = 500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_hard_rule_is_broken_in_any_of_two_thousand_events(int batch)
    {
        var planned = 0;
        for (var seed = batch * Events; seed < (batch + 1) * Events; seed++)
        {
            var random = new RandomEvent(seed, isTiny: false);
            var plan = random.Plan(steps: 1);

            var context = random.Words(seed, plan);
            random.NotRead.ShouldBeEmpty(context);
            if (plan.Status == PlanStatus.Clash)
            {
                plan.Clash!.Words.ShouldNotBeEmpty();
                continue;
            }

            // A step is little time for twenty sessions with rules.
            if (plan.Status == PlanStatus.OutOfTime)
                continue;
            plan.Status.ShouldBe(PlanStatus.Planned, context);
            planned++;
            var laid = random.Lay(plan);
            new PlanChecker(random.Input, random.Rules).Broken(laid).ShouldBeEmpty(context);
            plan.Placements.Select(placement => placement.SessionId).Concat(plan.Unplaced.Select(unplaced => unplaced.SessionId))
                .ShouldBe(random.Input.Sessions.Select(session => session.Id), ignoreOrder: true, context);
            plan.Unplaced.ShouldAllBe(unplaced => unplaced.Reason.Length > 10, context);
            // What moved and what was taken out is counted alike in the plan and in its bound.
            var stayers = random.Input.Sessions.Where(session => session is { Hold: SessionHold.Stays, Placed: not null }).Select(session => session.Id).ToHashSet();
            (plan.Placements.Count(placement => stayers.Contains(placement.SessionId) && placement.Change == PlacementChange.Moved), plan.Unplaced.Count(unplaced => stayers.Contains(unplaced.SessionId)))
                .ShouldBe((plan.Bounds.Moved, plan.Bounds.Removed), context);
            plan.Bounds.TooSmall.ShouldBe(new PlanChecker(random.Input, random.Rules).TooSmall(laid), context);
            plan.Bounds.Wishes.ShouldBe(new PlanChecker(random.Input, random.Rules).Wishes(laid), context);
        }

        planned.ShouldBeGreaterThan(Events / 3);
    }
}
