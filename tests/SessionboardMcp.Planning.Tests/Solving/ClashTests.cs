using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Solving;

public sealed class ClashTests
{
    [Theory]
    [InlineData("Basics before Advanced", "Advanced before Basics")]
    [InlineData("Basics in Hall", "Basics in Lab")]
    [InlineData("Basics at 9:00", "Basics at 10:00")]
    [InlineData("Basics on Tuesday at 9:00", "Basics only after 10:00")]
    [InlineData("Basics in Hall at 9:00", "Advanced in Hall at 9:30")]
    [InlineData("Basics at 9:00", "Advanced at 9:00", "at most 1 Data at a time")]
    [InlineData("Basics at 9:00", "Advanced at 9:30", "Workshops alone")]
    [InlineData("Basics in Lab", "Lab only for Security")]
    [InlineData("Basics in Lab", "Basics expects 100 people")]
    [InlineData("Basics in Hall", "Advanced in Lab", "Data keeps to one room")]
    [InlineData("Basics, Advanced one after another", "Basics at 9:00", "Advanced at 11:00")]
    [InlineData("Basics in Hall at 9:00", "Hall not before 9:30")]
    [InlineData("Basics at 12:00", "lunch free")]
    public void Rules_that_cannot_hold_together_are_named_and_no_others(params string[] rules)
    {
        var plan = Two().Plan([.. rules, "Web keeps to one room", "Grace not before 8:00", "wish: Advanced at 9:00"]);

        plan.Status.ShouldBe(PlanStatus.Clash);
        plan.Clash!.Rules.Select(rule => rule.Text).ShouldBe(rules, ignoreOrder: true);
        plan.Clash.IsSmallest.ShouldBeTrue();
        plan.Clash.Words.ShouldContain(rules[0]);
        plan.Placements.ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_in_both_sessions_is_told()
    {
        var plan = new Conference().Room("Hall").Room("Lab").Session("Basics", "Ada").Session("Advanced", "Ada").Plan("Basics at 9:00", "Advanced at 9:30");

        plan.Clash!.Words.ShouldBe("These cannot all hold: “Basics at 9:00” and “Advanced at 9:30”. Change or drop one of them. Ada is in “Basics” and “Advanced”.");
    }

    [Fact]
    public void A_rule_that_cannot_hold_by_itself_is_named_alone()
    {
        var plan = Two().Plan("Basics on Tuesday from 11:30 to 12:00", "Security keeps to one room");

        plan.Status.ShouldBe(PlanStatus.Clash);
        plan.Clash!.Words.ShouldBe("The rule “Basics on Tuesday from 11:30 to 12:00” cannot hold, with the hours, rooms and lengths as they are.");
    }

    [Fact]
    public void What_is_fixed_is_named_where_a_rule_is_against_it()
    {
        var plan = Two().Session("Opening", "Ada", at: "9:00", room: "Hall", hold: SessionHold.Fixed).Session("Other", "Grace", at: "10:00", room: "Lab", hold: SessionHold.Fixed).Plan("Ada only after 10:00");

        plan.Clash!.Rules.Single().Text.ShouldBe("Ada only after 10:00");
        plan.Clash.Fixed.Single().Title.ShouldBe("Opening");
    }

    [Fact]
    public void Two_lengths_for_one_session_clash()
    {
        var plan = Two().Plan("Workshop 90 minutes", "Workshops take 60 minutes");

        plan.Clash!.Words.ShouldBe("“Workshop 90 minutes” and “Workshops take 60 minutes” give “Basics” two lengths. Change or drop one of them.");
    }

    private static Conference Two() => new Conference { Minutes = 60 }.Room("Hall", 300).Room("Lab", 20)
        .Session("Basics", track: "Data", format: "Workshop").Session("Advanced", "Grace", "Data", "Lecture").Session("Safe", track: "Security").Session("Pages", track: "Web").Session("Sheets", track: "Web");
}
