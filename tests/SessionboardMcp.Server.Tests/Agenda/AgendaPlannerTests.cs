using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Server.Agenda;

namespace SessionboardMcp.Server.Tests.Agenda;

/// <summary>The real planner behind the port: what it is given and gives back. That it plans well is held by its own tests.</summary>
public sealed class AgendaPlannerTests
{
    private static readonly DateOnly Tuesday = new(2027, 5, 11);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_plan_comes_back_in_the_words_of_the_tools()
    {
        using var planner = new AgendaPlanner(TimeProvider.System);
        var agenda = Agenda();
        string[] rules = ["Opening at 9:00 in Main Hall", "DEV-2 before DEV-3", "Ada not before 10:00", "wish 3: Keys in Lab", "Opening expects 200"];
        var told = new List<string>();

        var plan = await planner.PlanAsync(agenda, rules, [], Second, step => told.Add(step.Words), CancellationToken.None);

        plan.Outcome.ShouldBe(PlanOutcome.Planned);
        plan.Places.Select(one => one.SessionId).ShouldBe(["opening", "trust", "keys"]);
        (plan.Places[0].Place.StartsAt, plan.Places[0].Place.RoomId).ShouldBe((At(9), "hall"));
        plan.Places[2].Place.RoomId.ShouldBe("lab");
        (plan.Bound, plan.IsBest).ShouldBe(("3 placed, which is proven to be the best; 3 weight of wishes fulfilled, which is proven to be the best.", true));
        plan.Wishes.ShouldBe(["1 of 1: Wish, weight 3: “Keys” is in Lab."]);
        told[0].ShouldBe("Checking whether the rules can hold together.");
    }

    [Fact]
    public async Task What_has_no_place_a_length_or_a_common_sense_is_told()
    {
        using var planner = new AgendaPlanner(TimeProvider.System);

        var full = await planner.PlanAsync(Agenda() with { To = new(10, 30) }, [], [], Second, null, CancellationToken.None);
        full.Unplaced.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Reason.ShouldContain("Ada"), one => one.IsProven.ShouldBeTrue());
        (await planner.PlanAsync(Agenda() with { Minutes = null }, [], [], Second, null, CancellationToken.None)).ShouldSatisfyAllConditions(
            plan => plan.Outcome.ShouldBe(PlanOutcome.LengthsMissing), plan => plan.LengthsMissing.ShouldBe(["opening", "trust", "keys"]));
        (await planner.PlanAsync(Agenda(), ["Opening at 9:00", "nothing before 10:00", "Trust in Lab"], [], Second, null, CancellationToken.None)).ShouldSatisfyAllConditions(
            plan => plan.Outcome.ShouldBe(PlanOutcome.Clash), plan => plan.Clash!.ShouldContain("nothing before 10:00"), plan => plan.Clash!.ShouldNotContain("Trust in Lab"));
    }

    // All five weigh 329 MB.
    [Fact]
    public void Its_native_libraries_are_there_for_this_platform_alone() =>
        Directory.GetFiles(AppContext.BaseDirectory, "*ortools*", new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive })
            .Where(file => !file.EndsWith("Google.OrTools.dll", StringComparison.Ordinal)).Select(Path.GetDirectoryName).Distinct().Count().ShouldBe(1);

    [Fact]
    public void Rules_are_read_back_and_their_names_are_the_events_own()
    {
        using var planner = new AgendaPlanner(TimeProvider.System);

        var read = planner.Read(Agenda(), ["dev-3 only on Tuesday", "ÁDA not on Tuesday after 11:00", "wish 7: everything fits the room", "Grace leaves early"]);

        read.Select(rule => rule.Words ?? rule.Error).ShouldBe(
        [
            "“Keys” is only on Tuesday 11 May.", "The sessions of Ada are never on Tuesday 11 May from 11:00 on.", "Wish, weight 7: all sessions are only in rooms that seat their capacity.", read[3].Error,
        ]);
        (read[2].Weight, read[3].Words).ShouldBe((7, null));
        read[3].Error!.ShouldContain("The nearest right form: ");
        planner.Forms.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_place_names_the_rules_that_it_breaks()
    {
        using var planner = new AgendaPlanner(TimeProvider.System);
        var agenda = Agenda() with { Sessions = [.. Agenda().Sessions.Select(session => session.Id == "opening" ? session with { Placed = new(At(9), At(10), "hall"), Hold = AgendaHold.Fixed } : session)] };

        planner.Broken(agenda, ["Opening alone", "Trust in Lab", "Keys in Lab"], "trust", [new(At(9), At(10), "hall"), new(At(10), At(11), "lab"), new(At(10), At(11), null)])
            .ShouldBe([[0, 1], [], [1]]);
    }

    [Fact]
    public async Task Who_leaves_gets_the_best_so_far_and_who_comes_while_two_plan_waits()
    {
        using var planner = new AgendaPlanner(TimeProvider.System);
        using var leaves = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        // Far more than is soon proven, so that it would go on for as long as it may.
        var large = Large();
        Task<PlannedAgenda> Start() => planner.PlanAsync(large, ["wish 1: everything in the morning", "wish 2: everything in Room 1"], [], TimeSpan.FromSeconds(40), step => started.TrySetResult(), leaves.Token);
        var (one, two) = (Start(), Start());
        await started.Task;
        var told = new TaskCompletionSource<string>();

        var third = planner.PlanAsync(Agenda(), [], [], Second, step => told.TrySetResult(step.Words), CancellationToken.None);
        (await told.Task).ShouldBe("Other plans are being made on this server: waiting.");
        await leaves.CancelAsync();

        (await third).Outcome.ShouldBe(PlanOutcome.Planned);
        await Task.WhenAll(one, two);
        (await planner.PlanAsync(Agenda(), [], [], Second, null, CancellationToken.None)).Places.Count.ShouldBe(3, "the seats are free again");
    }

    // Ada has two of three sessions; there are two rooms, and three hours.
    private static AgendaToPlan Agenda() => new()
    {
        Zone = TimeZoneInfo.Utc,
        Days = [Tuesday],
        From = new(9, 0),
        To = new(12, 0),
        SlotMinutes = 30,
        Minutes = 60,
        Rooms = [new("hall", "Main Hall", 300), new("lab", "Lab", 20)],
        Sessions =
        [
            new("opening", "Opening") { FriendlyId = "DEV-1", Format = "keynote" },
            new("trust", "Trust") { FriendlyId = "DEV-2", People = ["ada"] },
            new("keys", "Keys") { FriendlyId = "DEV-3", People = ["ada"], Seats = 20 },
        ],
        People = [new("ada", "Ada")],
        Formats = [new("keynote", "Keynote")],
        Fold = SbQL.Names.Folding.Words,
    };

    private static AgendaToPlan Large() => Agenda() with
    {
        Days = [Tuesday, Tuesday.AddDays(1)],
        To = new(18, 0),
        SlotMinutes = 15,
        Rooms = [.. Enumerable.Range(1, 8).Select(number => new AgendaRoom($"r{number}", $"Room {number}", number * 50))],
        Sessions = [.. Enumerable.Range(0, 120).Select(number => new AgendaSession($"s{number}", $"Talk {number}") { People = [$"p{number % 50}", $"p{number % 37}"] })],
    };

    private static DateTimeOffset At(int hour) => new(2027, 5, 11, hour, 0, 0, TimeSpan.Zero);
}
