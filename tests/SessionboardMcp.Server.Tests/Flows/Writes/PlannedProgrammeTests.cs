using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>The agenda of the seeded conference by tools alone, through the official client over HTTP and with the real planner.</summary>
public sealed class PlannedProgrammeTests
{
    private const int Event = SeededEvents.DevCon;
    private const string Solver = "libortools";

    [Fact]
    public async Task The_accepted_programme_is_planned_into_three_days_and_nobody_and_no_room_is_in_two_at_once()
    {
        await using var server = await LocalWrites.StartAsync();
        await using var assistant = await server.ConnectAsync("2026-07-28");
        await assistant.ChangeAsync("create_agenda_draft", new { event_id = Event, name = "Three days" });
        // 71 MB that only plans need: rules are read without.
        (await assistant.AskAsync("list_planning_rules", new { event_id = Event })).Notice()!.ShouldContain("read as rules for plan_agenda");
        server.HasLoaded(Solver).ShouldBeFalse("before the first plan");

        var planned = await assistant.ChangeAsync("plan_agenda", new
        {
            event_id = Event,
            draft_id = "Three days",
            keep = "nothing",
            days = new[] { "2027-03-15 to 2027-03-17" },
            hours = "9:00-18:00",
            minutes = 45,
            seconds = 15,
        });

        WritingAssistant.State(planned).ShouldBe("applied", planned.GetRawText());
        server.HasLoaded(Solver).ShouldBeTrue();
        (planned.GetProperty("unplaced").GetInt32(), planned.GetProperty("placed").GetInt32()).ShouldSatisfyAllConditions(
            counts => counts.Item1.ShouldBe(0, planned.GetRawText()), counts => counts.Item2.ShouldBeGreaterThan(150));
        var draft = await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = "Three days" });
        draft.Rows().Where(row => row[0].GetString() == "conflict").Select(row => row[1].GetString()).ShouldNotContain(kind => kind == "person_in_two_places" || kind == "room_used_twice");

        WritingAssistant.State(await assistant.ChangeAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Three days" })).ShouldBe("applied");
        (await assistant.AskAsync("check_programme", new { event_id = Event, only = new[] { "person_in_two_places", "room_used_twice" } })).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task What_an_organizer_says_becomes_a_draft_without_a_conflict()
    {
        await using var server = await WritingServer.StartAsync(WritingServer.Local);
        await using var assistant = await server.ConnectAsync("2025-11-25");
        await assistant.ChangeAsync("create_agenda_draft", new { event_id = Event, name = "AI and Security" });
        var speaker = (await assistant.AskAsync("search_sessions", new { event_id = Event, track = "Security", status = "accepted", kind = "session" })).Rows()
            .Select(row => row[9].ToString()).First(people => people.Length > 0 && !people.Contains(',') && !people.Contains('('));
        // "Keynotes in the Main Hall at nine, no two Security talks in parallel, one speaker only on Tuesday", in a draft for two tracks.
        string[] rules = ["Keynotes in Main Hall at 9:00", "no two Security talks at once", $"\"{speaker}\" only on Tuesday", "everything fits the room"];

        foreach (var track in (string[])["Security", "AI Engineering"])
        {
            var planned = await assistant.ChangeAsync(
                "plan_agenda", new { event_id = Event, draft_id = "AI and Security", track, keep = "nothing", days = "2027-03-15 to 2027-03-17", hours = "9:00-18:00", minutes = 45, seconds = 3, rules = track == "Security" ? rules : rules[..2] });

            WritingAssistant.State(planned).ShouldBe("applied", planned.GetRawText());
            planned.GetProperty("conflicts").GetInt32().ShouldBe(planned.Rows().Count(row => row[0].GetString() == "conflict"));
            planned.Rows().Where(row => row[0].GetString() == "unplaced").ShouldAllBe(row => row[7].GetString()!.Length > 10);
            planned.GetProperty("rules")[0].GetString()!.ShouldContain("start at 09:00");
        }

        var read = await assistant.AskAsync("search_sessions", new { event_id = Event, track = "Security", status = "accepted", kind = "session" });
        var security = read.Rows().Select(row => row[1].GetString()!).ToHashSet();
        var places = await PlacementsAsync(assistant, "AI and Security");
        var times = places.Where(row => security.Contains(row[2].GetString()!)).Select(row => (From: row[4].GetDateTimeOffset(), To: row[5].GetDateTimeOffset())).OrderBy(one => one.From).ToList();
        times.Count.ShouldBeGreaterThan(10);
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.First.To <= pair.Second.From, "no two Security talks in parallel");
    }

    private static async Task<List<System.Text.Json.JsonElement[]>> PlacementsAsync(WritingAssistant assistant, string draft)
    {
        var rows = new List<System.Text.Json.JsonElement[]>();
        for (var page = 1; ; page++)
        {
            var read = await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = draft, page });
            rows.AddRange(read.Rows().Where(row => row[0].GetString() == "placement"));
            if (!read.TryGetProperty("nextPage", out _))
                return rows;
        }
    }
}
