using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

/// <summary>On tiny events everything is tried, and the planner is as good.</summary>
public sealed class BruteForceTests
{
    private const int Events = 150;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void As_many_sessions_are_placed_and_stay_and_as_many_wishes_hold_as_there_can(int batch)
    {
        for (var seed = 10_000 + (batch * Events); seed < 10_000 + ((batch + 1) * Events); seed++)
        {
            var random = new RandomEvent(seed, isTiny: true);
            var required = new PlanChecker(random.Input, random.Rules).Required;
            var best = new BruteForce(random.Input, random.Rules, session => !required.Contains(session.Id) && session is not { Hold: SessionHold.Fixed, Placed: not null }).Run().Best;
            var plan = random.Plan(steps: 100);

            var context = random.Words(seed, plan);
            plan.Status.ShouldBe(best is null ? PlanStatus.Clash : PlanStatus.Planned, context);
            if (best is null)
                continue;
            var laid = random.Lay(plan);
            (laid.Count(one => one.IsPlaced), -new PlanChecker(random.Input, random.Rules).TooSmall(laid), laid.Count(one => one.Session.Hold == SessionHold.Stays && PlanChecker.Stays(one)), new PlanChecker(random.Input, random.Rules).Wishes(laid))
                .ShouldBe(best.Value, context);
            plan.Bounds.IsBest.ShouldBeTrue($"{context}: {plan.Bounds.Words()}");
        }
    }

    [Fact]
    public void The_rules_that_clash_do_and_without_any_one_of_them_do_not()
    {
        var clashes = 0;
        for (var seed = 20_000; seed < 21_000; seed++)
        {
            var random = new RandomEvent(seed, isTiny: true);
            var plan = random.Plan(steps: 100);
            if (plan.Clash is not { } clash)
                continue;

            clashes++;
            var context = $"event {seed}: {clash.Words}";
            clash.IsSmallest.ShouldBeTrue(context);
            CanHold(random.Input, clash.Rules, clash.Fixed).ShouldBeFalse(context);
            foreach (var rule in clash.Rules)
                CanHold(random.Input, [.. clash.Rules.Where(other => other != rule)], clash.Fixed).ShouldBeTrue($"{context}, without {rule.Text}");
            foreach (var session in clash.Fixed)
                CanHold(random.Input, clash.Rules, [.. clash.Fixed.Where(other => other != session)]).ShouldBeTrue($"{context}, without {session.Title}");
        }

        clashes.ShouldBeGreaterThan(25);
    }

    // What neither is fixed nor named by a rule can be left out, and what is fixed no more can be anywhere.
    private static bool CanHold(PlanInput input, IReadOnlyList<Rule> rules, IReadOnlyList<SessionToPlan> held)
    {
        var ids = held.Select(session => session.Id).ToHashSet();
        var required = new PlanChecker(input, rules).Required;
        var sessions = input.Sessions.Where(session => ids.Contains(session.Id) || required.Contains(session.Id))
            .Select(session => session.Hold == SessionHold.Fixed && !ids.Contains(session.Id) ? session with { Hold = SessionHold.Free } : session);
        return new BruteForce(input with { Sessions = [.. sessions] }, rules, _ => false).Run().Best is not null;
    }
}
