using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests;

public sealed class PlannerTests
{
    [Fact]
    public void The_sentence_of_the_issue_makes_a_plan_that_is_its_rules()
    {
        var conference = new Conference { Days = 2, From = new(9, 0), To = new(17, 0), Minutes = 45, Slot = 15, ChangeOver = 10 }.Room("Main Hall", 300).Room("Lab");
        conference.Session("Opening", "Grace", format: "Keynote").Session("Outlook", "Alan", format: "Keynote");
        foreach (var index in Enumerable.Range(0, 12))
            conference.Session($"Talk {index}", index % 3 == 0 ? "Ada" : $"P{index}", index % 2 == 0 ? "AI" : "Security");

        var plan = conference.Plan("keynotes in the Main Hall at nine", "no two Security talks in parallel", "Ada only on Tuesday", "Keynotes alone", "lunch free", "wish 3: AI in Main Hall");

        plan.Status.ShouldBe(PlanStatus.Planned);
        plan.Unplaced.ShouldBeEmpty();
        plan.Of("opening")!.ShouldEndWith("09:00 main-hall");
        plan.Placements.Where(placement => placement.SessionId is "talk-0" or "talk-3" or "talk-6" or "talk-9").ShouldAllBe(placement => placement.StartsAt.Day == 11);
        plan.Wishes.Single().ShouldBe(new WishResult(plan.Wishes.Single().Rule, 6, 6));
        plan.Bounds.Words().ShouldBe("14 placed, which is proven to be the best; 18 weight of wishes fulfilled, which is proven to be the best.");
    }

    [Fact]
    public void Input_that_is_not_sound_is_refused_with_what_is_wrong()
    {
        var input = new Conference().Room("Hall").Session("A").Input;
        foreach (var (wrong, message) in ((PlanInput, string)[])
        [
            (input with { Rooms = [.. input.Rooms, .. input.Rooms] }, "The room hall is there twice."),
            (input with { Sessions = [.. input.Sessions, .. input.Sessions] }, "The session a is there twice."),
            (input with { Grid = input.Grid with { SlotMinutes = 0 } }, "A slot has 1 to 480 minutes."),
            (input with { Grid = input.Grid with { Days = [] } }, "There are 1 to 60 days."),
            (input with { Grid = input.Grid with { Days = [input.Grid.Days[0] with { To = new(8, 0) }] } }, "2027-05-11 ends before it starts."),
        ])
            Should.Throw<ArgumentException>(() => new Planner(TimeProvider.System).Make(wrong, [])).Message.ShouldStartWith(message);
    }
}
