using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Tests;

public sealed class PlaceJudgeTests
{
    private static readonly DateOnly Day = new(2027, 5, 11);

    [Theory]
    [InlineData("Ada not before 10:00", 9, "1", true)]
    [InlineData("Ada not before 10:00", 10, "1", false)]
    [InlineData("Trust in Lab", 9, "1", true)]
    [InlineData("Trust in Lab", 9, "2", false)]
    [InlineData("Lab only for Opening", 9, "2", true)]
    [InlineData("Main Hall not after 10:00", 10, "1", true)]
    [InlineData("Main Hall not after 10:00", 10, "2", false)]
    [InlineData("Opening before Trust", 9, "2", true)]
    [InlineData("Opening before Trust", 10, "2", false)]
    [InlineData("Trust, Opening one after another", 10, "1", true)]
    [InlineData("Opening, Trust one after another", 10, "1", false)]
    [InlineData("no two Security at once", 11, "2", true)]
    [InlineData("no two Security at once", 10, "2", false)]
    [InlineData("Security keeps to one room", 10, "1", true)]
    [InlineData("Security keeps to one room", 10, "2", false)]
    [InlineData("Keynotes alone", 9, "2", true)]
    [InlineData("Keynotes alone", 10, "2", false)]
    [InlineData("lunch 60 minutes between 10:00 and 12:00", 9, "2", false)]
    [InlineData("Trust expects 100", 9, "2", true)]
    [InlineData("wish 5: Ada in the afternoon", 10, "2", true)]
    public void A_place_breaks_a_rule_or_does_not(string text, int hour, string room, bool breaks)
    {
        var input = Input();
        var rule = Read(input, text).ShouldHaveSingleItem();

        new PlaceJudge(input, [rule], "trust").Broken(At(hour), room).ShouldBe(breaks ? [rule] : []);
    }

    [Fact]
    public void What_is_broken_anyway_is_no_cost_of_a_place()
    {
        var input = Input();
        var rules = Read(input, "Opening not before 10:00", "Trust not before 10:00");

        new PlaceJudge(input, rules, "trust").Broken(At(9), "2").ShouldBe([rules[1]]);
        new PlaceJudge(input, rules, "trust").Broken(At(10), "2").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_there_is_said_to_be_wrong()
    {
        Should.Throw<ArgumentException>(() => new PlaceJudge(Input(), [], "nobody"));
        Should.Throw<ArgumentException>(() => new PlaceJudge(Input(), [], "trust").Broken(At(9), "9"));
    }

    private static IReadOnlyList<Rule> Read(PlanInput input, params string[] texts) => [.. new RuleReader(new EventNames(input), [Day]).ReadAll(texts).Select(reading => reading.Rule!)];

    // Opening at nine in the Main Hall, Keys at eleven in the Lab, and Trust, which is looked at, nowhere.
    private static PlanInput Input() => new(
        PlanningGrid.Of(TimeZoneInfo.Utc, [Day], new(9, 0), new(18, 0), 30),
        [new("1", "Main Hall", 300), new("2", "Lab", 20)],
        [
            new("opening", "Opening") { Format = "Keynote", Hold = SessionHold.Fixed, Placed = new(At(9), At(10), "1") },
            new("keys", "Keys") { Track = "Security", Hold = SessionHold.Fixed, Placed = new(At(11), At(12), "2") },
            new("trust", "Trust") { Track = "Security", People = ["ada"] },
        ])
    { People = [new("ada", "Ada")], Minutes = 60 };

    private static DateTimeOffset At(int hour) => new(2027, 5, 11, hour, 0, 0, TimeSpan.Zero);
}
