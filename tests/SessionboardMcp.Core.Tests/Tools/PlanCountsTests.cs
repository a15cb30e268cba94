using System.Text.Json;
using ModelContextProtocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What a plan says of itself: the same in words, rows and numbers, to everybody who waits for it, and within what can be planned.</summary>
public sealed class PlanCountsTests
{
    private const int Event = SmallProgramme.EventId;
    private static readonly DateTimeOffset Nine = new(2027, 5, 20, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 60, "a", 0, 60, "a", PlannedChange.Same)]
    [InlineData(0, 60, null, 0, 60, null, PlannedChange.Same)]
    [InlineData(0, 60, "a", 0, 60, "A", PlannedChange.Same)]
    [InlineData(0, 60, null, 0, 60, "a", PlannedChange.Completed)]
    [InlineData(0, 60, null, 30, 90, "a", PlannedChange.Moved)]
    [InlineData(0, 60, "a", 0, 60, "b", PlannedChange.Moved)]
    [InlineData(0, 60, "a", 0, 90, "a", PlannedChange.Moved)]
    [InlineData(0, 60, "a", 1, 61, "a", PlannedChange.Moved)]
    [InlineData(null, null, "a", 0, 60, "a", PlannedChange.New)]
    [InlineData(null, null, "a", 0, 60, "b", PlannedChange.New)]
    [InlineData(0, null, "a", 0, 60, "a", PlannedChange.New)]
    [InlineData(null, 60, "a", 0, 60, "a", PlannedChange.New)]
    [InlineData(60, 0, "a", 0, 60, "a", PlannedChange.New)]
    [InlineData(0, 99_999, "a", 0, 60, "a", PlannedChange.New)]
    public void A_move_is_that_time_or_room_that_was_set_is_another(int? from, int? to, string? room, int planFrom, int planTo, string? planRoom, object change) => PlannedChanges.Of(
        new AgendaPlace(Nine.AddMinutes(planFrom), Nine.AddMinutes(planTo), planRoom),
        new Api.Agenda.DraftPlacement { Id = "p", StartsAt = from is { } start ? Nine.AddMinutes(start) : null, EndsAt = to is { } end ? Nine.AddMinutes(end) : null, RoomId = room }).ShouldBe(change);

    [Fact]
    public async Task Who_had_a_time_and_gets_a_room_is_completed_everywhere()
    {
        var day = new SmallProgramme();
        var ada = day.Person("Ada", "Lovelace");
        var open = day.Session("Open", 0, 60);
        day.Session("One", 60, 120, ada);
        day.Session("Two", 60, 120, ada);
        day.Session("New", null, null);
        var organization = day.Organization.Edit(Event, one => one with { Sessions = [.. one.Sessions.Select(session => session.Id == open.Id || session.Title == "New" ? session with { RoomId = null } : session)] });
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = organization });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var planned = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", minutes = 60, hours = "9:00-18:00" });

        int Number(string name) => planned.GetProperty(name).GetInt32();
        (Number("placed"), Number("new"), Number("moved"), Number("completed")).ShouldBe((4, 1, 1, 1));
        planned.Rows().Where(row => row[0].GetString() == "placement").CountBy(row => row[1].GetString()!).ToDictionary(one => one.Key, one => one.Value)
            .ShouldBe(new Dictionary<string, int> { ["completed"] = 1, ["moved"] = 1, ["new"] = 1, ["same"] = 1 }, ignoreOrder: true);
        planned.Notice()!.ShouldContain("1 get a place, 1 move, 1 keep their time and get a room");
    }

    [Fact]
    public async Task More_rooms_than_one_plan_holds_are_asked_to_be_chosen_and_one_session_is_explained_all_the_same()
    {
        var day = new SmallProgramme();
        var session = day.Session("Opening", 0, 60);
        var organization = day.Organization.Edit(Event, one => one with { Rooms = [.. one.Rooms, .. Enumerable.Range(1, 500).Select(number => one.Rooms[0] with { Id = Guid.NewGuid(), Name = $"Booth {number}" })] });
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = organization });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        (await organizer.Assistant.AskInVainAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B" })).ShouldStartWith($"Argument `rooms`: the event has {organization.Events.Single(one => one.Id == Event).Rooms.Count} rooms, and one plan has at most 500. Name the rooms");
        (await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", rooms = new[] { "Booth 7", "Booth 8" }, try_only = true })).Notice()!.ShouldContain("in 2 of ");
        (await organizer.Assistant.AskAsync("explain_placement", new { event_id = Event, draft_id = "Plan B", session_id = session.Id, rules = "nothing at 9:00" })).Notice()!.ShouldContain("in 100 of ");
    }

    [Fact]
    public async Task Who_joins_a_plan_that_another_call_began_is_told_how_far_it_is()
    {
        var day = new SmallProgramme();
        day.Session("Opening", 0, 60);
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = day.Organization });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var (first, second, begun) = (new Heard(), new Heard(), new TaskCompletionSource());
        organizer.Assistant.Planner.Before = async token =>
        {
            begun.TrySetResult();
            await Task.WhenAll(first.Said.Task, second.Said.Task).WaitAsync(token);
        };
        var call = new Dictionary<string, object?> { ["event_id"] = Event, ["draft_id"] = "Plan B", ["try_only"] = true };

        var one = organizer.Assistant.Client.CallToolAsync("plan_agenda", call, first).AsTask();
        await begun.Task;
        var other = organizer.Assistant.Client.CallToolAsync("plan_agenda", call, second).AsTask();

        (await first.Said.Task, await second.Said.Task).ShouldBe(("Placing: none yet.", "Placing: none yet."));
        await Task.WhenAll(one, other);
        organizer.Assistant.Planner.Asked.Count.ShouldBe(1);
    }

    private sealed class Heard : IProgress<ProgressNotificationValue>
    {
        public TaskCompletionSource<string> Said { get; } = new();

        public void Report(ProgressNotificationValue value)
        {
            if (value.Message?.StartsWith("Reading", StringComparison.Ordinal) != true)
                Said.TrySetResult(value.Message!);
        }
    }
}
