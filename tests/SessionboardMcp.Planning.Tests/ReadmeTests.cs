using System.Runtime.CompilerServices;
using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Tests;

public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Folder(), "../../src/SessionboardMcp.Planning/README.md"));

    [Fact]
    public void Shows_code_that_is_this_code_and_what_it_prints()
    {
        var own = File.ReadAllText(Path.Combine(Folder(), "ReadmeTests.cs"));
        var output = new StringWriter { NewLine = "\n" };

        Show(output);

        Unindented(own).ShouldContain(Block("```csharp\n"));
        output.ToString().ShouldBe(Block("```text\n"));
    }

    [Fact]
    public void Shows_every_form_of_the_language() =>
        Readme.ShouldContain(string.Concat(RuleForms.All.Select(form => $"| `{form.Form}` | `{form.Example}` | {form.Meaning} |\n")));

    [Fact]
    public void The_first_page_shows_every_form_too() =>
        File.ReadAllText(Path.Combine(Folder(), "../../README.md")).ShouldContain(string.Concat(RuleForms.All.Select(form => $"| `{form.Form}` | `{form.Example}` | {form.Meaning} |\n")));

    private static void Show(StringWriter output)
    {
        var tuesday = new DateOnly(2027, 5, 11);
        var grid = PlanningGrid.Of(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [tuesday], new(9, 0), new(12, 0), slotMinutes: 30);
        var input = new PlanInput(grid, [new("1", "Main Hall", 300), new("2", "Lab", 20)],
        [
            new("a", "Opening") { People = ["ada"], Format = "Keynote" },
            new("b", "Trust") { People = ["ada"], Track = "Security" },
            new("c", "Keys") { People = ["ada"], Track = "Security" },
        ])
        { People = [new("ada", "Ada Lovelace")], Minutes = 60 };

        var readings = new RuleReader(new EventNames(input), [tuesday]).ReadAll(["Keynotes at nine in Main Hall", "Ada Lovelace leaves on Tuesday at 11:30"]);
        foreach (var reading in readings)
            output.WriteLine(reading.Rule?.Words ?? reading.Error!.Message);

        var plan = new Planner(TimeProvider.System).Make(input, [.. readings.Select(reading => reading.Rule!)], new PlanOptions { Steps = 100 });
        foreach (var placement in plan.Placements)
            output.WriteLine($"{placement.SessionId} {placement.StartsAt:HH:mm} room {placement.Room}");
        foreach (var unplaced in plan.Unplaced)
            output.WriteLine($"{unplaced.SessionId} {unplaced.Reason}");
        output.WriteLine(plan.Bounds.Words());
    }

    private static string Block(string fence)
    {
        var start = Readme.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Unindented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
