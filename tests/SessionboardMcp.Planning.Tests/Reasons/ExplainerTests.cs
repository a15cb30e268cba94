using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Reasons;

public sealed class ExplainerTests
{
    [Fact]
    public void A_person_with_more_sessions_than_fit_into_the_time_is_the_reason()
    {
        var plan = new Conference { ChangeOver = 10, To = new(13, 0) }.Room("Hall").Room("Lab").Session("A", "Ada").Session("B", "Ada").Session("C", "Ada").Session("D", "Grace").Plan("Ada only before 11:30", "Grace not before 9:30");

        plan.Unplaced.Single().Reason.ShouldBe("Ada has three sessions, and at most two of them fit, because of the rule “Ada only before 11:30”.");
        plan.Unplaced.Single().IsProven.ShouldBeTrue();
    }

    [Fact]
    public void A_rule_that_leaves_a_session_nothing_is_the_reason() =>
        new Conference().Room("Hall").Room("Lab").Session("A", "Ada").Session("B").Plan("Ada not on Tuesday", "B in Hall").Why("a")
            .ShouldBe("There is no time and room for its 1 hour, because of the rule “Ada not on Tuesday”.");

    [Fact]
    public void Two_rules_that_leave_a_session_nothing_together_are_the_reason() =>
        new Conference().Room("Hall", 100).Room("Lab", 20).Session("A", "Ada", format: "Workshop").Plan("Workshops in Lab", "Ada expects 50 people", "lunch free").Why("a")
            .ShouldBe("There is no time and room for its 1 hour, because of the rules “Workshops in Lab” and “Ada expects 50 people”.");

    [Fact]
    public void A_session_that_is_longer_than_any_day_is_told_so() =>
        new Conference { Breaks = { new PlanningBreak(new(10, 30), new(11, 0)) } }.Room("Hall").Session("A", at: "2 9:00", minutes: 120, hold: SessionHold.Free).Plan().Why("a")
            .ShouldBe("It takes 2 hours, and the longest time without a break is 1 h 30 min.");

    [Fact]
    public void What_is_fixed_is_the_reason_where_it_is() =>
        new Conference { To = new(10, 0) }.Room("Hall").Session("A").Session("B", at: "9:30", room: "Hall", hold: SessionHold.Fixed).Session("C", at: "15:00", room: "Hall", hold: SessionHold.Fixed).Plan().Why("a")
            .ShouldBe("What is fixed leaves no place for it: “B”.");

    [Fact]
    public void A_room_that_many_need_is_the_reason()
    {
        var conference = new Conference().Room("Hall").Room("Lab");
        foreach (var title in (string[])["A", "B", "C", "D"])
            conference.Session(title, format: "Workshop");

        conference.Plan("Workshops in Lab", "lunch free").Unplaced.Single().Reason.ShouldBe("Four sessions can only be in Lab, and at most three of them fit, because of the rule “Workshops in Lab”.");
    }

    [Fact]
    public void What_is_counted_together_is_the_reason()
    {
        var conference = new Conference().Room("Hall").Room("Lab");
        foreach (var title in (string[])["A", "B", "C", "D"])
            conference.Session(title, track: "Security");

        conference.Plan("no two Security talks at once").Unplaced.Single().Reason
            .ShouldBe("Four sessions are counted together, one at a time, and at most three of them fit, because of the rule “no two Security talks at once”.");
    }

    [Fact]
    public void Where_there_is_just_too_little_room_it_is_counted()
    {
        var plan = new Conference().Room("Hall").Session("A").Session("B").Session("C").Session("D").Plan();

        plan.Unplaced.Single().Reason.ShouldBe("Of its five possible starts, at five every room that it may be in is taken or closed. No plan places more than three of four sessions. All of them need 4 hours, and the rooms are open for 3 hours.");
    }

    [Fact]
    public void No_room_is_a_reason() => new Conference().Session("A").Plan().Why("a").ShouldBe("There is no room to plan.");
}
