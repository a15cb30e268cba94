using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

/// <summary>What is a move: time or room that was set is another. The count, the bound and the progress say the same.</summary>
public sealed class MovesTests
{
    [Fact]
    public void Who_had_a_time_and_gets_a_room_is_completed_and_not_moved()
    {
        var plan = new Conference().Room("Hall").Room("Lab").Session("A", at: "9:00").Session("B", at: "10:00").Session("C", at: "10:00", room: "Lab").Session("D", at: "10:00", room: "Lab").Session("E").Plan();

        plan.Placements.CountBy(placement => placement.Change).ToDictionary()
            .ShouldBe(new Dictionary<PlacementChange, int> { [PlacementChange.Completed] = 2, [PlacementChange.Same] = 1, [PlacementChange.Moved] = 1, [PlacementChange.New] = 1 }, ignoreOrder: true);
        (plan.Moved, plan.Bounds.Moved).ShouldBe((1, 1));
        plan.Bounds.Words().ShouldBe("5 placed, which is proven to be the best; 1 moved, which is proven to be the best.");
    }

    [Fact]
    public void Who_loses_the_place_is_taken_out_and_not_moved()
    {
        var plan = new Conference { To = new(10, 0) }.Room("Hall").Session("A", at: "9:00", room: "Hall").Session("B", at: "9:00", room: "Hall").Plan();

        (plan.Moved, plan.Bounds.Moved, plan.Bounds.Removed, plan.Bounds.IsBest).ShouldBe((0, 0, 1, true));
        plan.Bounds.Words().ShouldBe("1 placed, which is proven to be the best; 0 moved and 1 taken out, which is proven to be the best.");
    }
}
