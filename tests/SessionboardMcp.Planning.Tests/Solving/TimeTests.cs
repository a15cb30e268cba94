using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

/// <summary>The time that was given is kept by everything that loops over sessions, starts and rooms, not by the solver alone. Time passes here by looking at it.</summary>
public sealed class TimeTests
{
    private const int Sessions = 300;

    [Fact]
    public void Filling_by_hand_ends_with_the_time_and_what_was_placed_until_then_comes_back()
    {
        var clock = new Ticking(TimeSpan.FromMilliseconds(20));

        var plan = new Planner(clock).Make(Large(), [], new PlanOptions { Seconds = 1 });

        plan.Status.ShouldBe(PlanStatus.Planned);
        plan.Placements.Count.ShouldBeInRange(1, Sessions - 1);
        plan.Unplaced.Count.ShouldBe(Sessions - plan.Placements.Count);
        plan.Unplaced.ShouldAllBe(unplaced => unplaced.Reason.Length > 10 && !unplaced.IsProven);
        // Looking at the clock is what takes time here, and once it is over nothing goes on for long: without an end there were many thousands of tries.
        clock.Passed.TotalSeconds.ShouldBeLessThan(20);
    }

    [Fact]
    public void Who_ends_the_search_waits_for_no_filling()
    {
        using var stop = new CancellationTokenSource();

        var plan = new Planner(TimeProvider.System).Make(Large(), [], new PlanOptions { Seconds = 60 }, _ => stop.Cancel(), stop.Token);

        plan.WasStopped.ShouldBeTrue();
        plan.Placements.Count.ShouldBeLessThan(Sessions);
    }

    [Fact]
    public void A_plan_to_go_on_from_comes_back_whole_where_there_is_no_time()
    {
        var first = new Planner(TimeProvider.System).Make(Large(), [], new PlanOptions { Steps = 1 });
        first.Placements.Count.ShouldBe(Sessions);
        using var stop = new CancellationTokenSource();

        var next = new Planner(TimeProvider.System).Make(Large(), [], new PlanOptions { GoOnFrom = first.Placements }, _ => stop.Cancel(), stop.Token);

        next.Placements.Select(placement => (placement.SessionId, placement.StartsAt, placement.Room)).ShouldBe(first.Placements.Select(placement => (placement.SessionId, placement.StartsAt, placement.Room)), ignoreOrder: true);
    }

    private static PlanInput Large()
    {
        var conference = new Conference { Days = 5, To = new(18, 0), Slot = 5, ChangeOver = 10, Minutes = 45 };
        foreach (var room in Enumerable.Range(0, 40))
            conference.Room($"Room {room}", room * 10);
        foreach (var session in Enumerable.Range(0, Sessions))
            conference.Session($"Session {session}", $"P{session % 37}, P{session * 7 % 41}", seats: session % 300);
        return conference.Input;
    }

    private sealed class Ticking(TimeSpan step) : TimeProvider
    {
        private long _ticks;

        public TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _ticks, step.Ticks);
    }
}
