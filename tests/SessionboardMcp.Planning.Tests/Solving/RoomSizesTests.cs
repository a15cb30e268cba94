using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

/// <summary>Rooms by size, where no rule says anything of it: as large as a session is, and a smaller one only for who would have none.</summary>
public sealed class RoomSizesTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(6, 12)]
    public void A_session_is_in_a_room_that_seats_it_where_one_can_be_had(int large, int to)
    {
        var conference = new Conference { To = new(to, 0) }.Room("Closet", 20).Room("Hall", 300).Room("Aula", 200);
        for (var number = 0; number < large; number++)
            conference.Session($"Large {number}", seats: 200).Session($"Small {number}", seats: 15);

        var plan = new Planner(TimeProvider.System).Make(conference.Input, [], new PlanOptions { Steps = 200 });

        plan.Placements.Where(placement => placement.SessionId.StartsWith("large", StringComparison.Ordinal)).ShouldAllBe(placement => placement.Room != "closet");
        (plan.Bounds.TooSmall, plan.Bounds.IsBest).ShouldBe((0, true));
    }

    [Fact]
    public void A_room_that_is_too_small_is_better_than_none_and_is_told()
    {
        var conference = new Conference { To = new(10, 0) }.Room("Lab", 20).Room("Hall", 300).Session("A", seats: 200).Session("B", seats: 200);

        conference.Plan().ShouldSatisfyAllConditions(
            plan => plan.Placements.Count.ShouldBe(2),
            plan => plan.Bounds.Words().ShouldBe("2 placed, which is proven to be the best; 1 in rooms that are too small, which is proven to be the best."));
        conference.Plan("everything fits the room").Unplaced.Count.ShouldBe(1);
        conference.Plan("wish 3: everything fits the room").ShouldSatisfyAllConditions(
            plan => plan.Bounds.TooSmall.ShouldBe(0, "it is left to the wish"), plan => plan.Wishes.Single().Fulfilled.ShouldBe(1));
    }

    [Fact]
    public void Who_is_larger_than_every_room_is_in_the_largest()
    {
        var plan = new Conference().Room("Closet", 5).Room("Lab", 20).Room("Hall", 80).Session("A", seats: 500).Session("B", seats: 81).Session("C", seats: 19).Plan();

        (plan.Of("a")![^4..], plan.Of("b")![^4..], plan.Bounds.TooSmall).ShouldBe(("hall", "hall", 0));
        plan.Of("c")!.ShouldNotEndWith("closet");
    }

    [Fact]
    public void A_rule_that_names_a_small_room_has_said_so()
    {
        var plan = new Conference().Room("Lab", 20).Room("Hall", 300).Session("A", seats: 200).Plan("A in Lab");

        (plan.Of("a"), plan.Bounds.TooSmall, plan.Bounds.IsBest).ShouldBe(("1 09:00 lab", 0, true));
    }

    [Fact]
    public void A_room_of_unknown_size_seats_everybody() =>
        new Conference { To = new(10, 0) }.Room("Lab", 20).Room("Garden").Session("A", seats: 200).Session("B", seats: 10).Plan().Of("a").ShouldBe("1 09:00 garden");

    [Fact]
    public void Who_stays_does_so_in_a_small_room_and_who_moves_goes_to_one_that_is_large_enough()
    {
        var conference = new Conference().Room("Lab", 20).Room("Hall", 300).Session("A", at: "9:00", room: "Lab", seats: 200).Session("B", at: "11:00", room: "Lab", seats: 200);
        conference.Plan().ShouldSatisfyAllConditions(plan => plan.Moved.ShouldBe(0), plan => plan.Bounds.TooSmall.ShouldBe(0));

        var plan = conference.Session("C", at: "9:00", room: "Lab", seats: 10).Plan();

        // Either could go: the large one would not stay in another room of its size's.
        plan.Moved.ShouldBe(1);
        plan.Placements.Where(placement => placement.Change == PlacementChange.Moved).ShouldAllBe(placement => placement.SessionId == "c" || placement.Room == "hall");
    }
}
