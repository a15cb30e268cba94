using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>The agenda of the seeded conference by tools alone, through the official client over HTTP and with the real planner.</summary>
public sealed class PlannedProgrammeTests
{
    private const int Event = SeededEvents.DevCon;

    [Fact]
    public async Task The_accepted_programme_is_planned_into_three_days_and_nobody_and_no_room_is_in_two_at_once()
    {
        await using var server = await WritingServer.StartAsync(WritingServer.Local);
        await using var assistant = await server.ConnectAsync("2026-07-28");
        await assistant.ChangeAsync("create_agenda_draft", new { event_id = Event, name = "Three days" });

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
        (planned.GetProperty("unplaced").GetInt32(), planned.GetProperty("placed").GetInt32()).ShouldSatisfyAllConditions(
            counts => counts.Item1.ShouldBe(0, planned.GetRawText()), counts => counts.Item2.ShouldBeGreaterThan(150));
        var draft = await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = "Three days" });
        draft.Rows().Where(row => row[0].GetString() == "conflict").Select(row => row[1].GetString()).ShouldNotContain(kind => kind == "person_in_two_places" || kind == "room_used_twice");
    }

    [Fact]
    public async Task What_is_asked_for_in_a_sentence_becomes_a_draft_without_a_conflict()
    {
        await using var server = await WritingServer.StartAsync(WritingServer.Local);
        await using var assistant = await server.ConnectAsync("2025-11-25");
        await assistant.ChangeAsync("create_agenda_draft", new { event_id = Event, name = "AI and Security" });

        foreach (var track in (string[])["AI", "Security"])
        {
            var planned = await assistant.ChangeAsync("plan_agenda", new
            {
                event_id = Event,
                draft_id = "AI and Security",
                track,
                minutes = 45,
                seconds = 5,
                rules = new[] { "no two Security at once", "everything fits the room" },
            });
            planned.GetProperty("rules").GetArrayLength().ShouldBe(2);
        }
    }
}
