using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What is too large for one plan, or for one change, says so before anything is planned or written; and a session that stands in another year, by a slip, is in nobody's way.</summary>
public sealed class PlanSizesTests
{
    private const int Event = SmallProgramme.EventId;
    private const int Placed = 1_001;

    [Fact]
    public async Task Too_many_sessions_and_too_many_moves_are_refused_with_what_to_do()
    {
        var day = new SmallProgramme();
        for (var number = 0; number < 5_001; number++)
            day.Session(number < Placed ? $"Quokka {number}" : $"Other {number}", number < Placed ? 0 : null, number < Placed ? 60 : null);
        var world = day.Organization.Edit(Event, one => one with { Drafts = [Draft(one)] });
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = world });
        var draft = (await organizer.Assistant.Sessionboard.Agenda.ListDraftsAsync(Event)).Value.Single().Id;

        (await organizer.Assistant.AskInVainAsync("plan_agenda", new { event_id = Event, draft_id = "Full", minutes = 30 }))
            .ShouldBe("5,001 sessions are too many for one plan, which has at most 5,000, with those that stay where they are. Choose fewer, such as one track or one day after the other.");
        organizer.Assistant.Planner.Asked.ShouldBeEmpty();
        // Nothing fits into half an hour, so all of them would be taken out.
        (await organizer.Assistant.AskInVainAsync("plan_agenda", new { event_id = Event, draft_id = "Full", text = "quokka", keep = "nothing", hours = "9:00-9:30" }))
            .ShouldBe("1,001 sessions would be placed, moved or taken out, and at most 1,000 are at once. Plan fewer, such as one track or one day after the other.");

        (await organizer.Assistant.Sessionboard.Agenda.ListPlacementsAsync(Event, draft)).Count.ShouldBe(Placed);
    }

    [Fact]
    public async Task A_session_in_another_year_leaves_the_days_around_the_others()
    {
        var day = new SmallProgramme();
        var session = day.Session("Opening", 0, 60);
        day.Session("Closing", 60, 120);
        day.Session("Slip", 60 * 24 * 730, (60 * 24 * 730) + 60);
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = day.Organization });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var explained = await organizer.Assistant.AskAsync("explain_placement", new { event_id = Event, draft_id = "Plan B", session_id = session.Id.ToString() });
        explained.Notice()!.ShouldContain("Planned on Thu 20 May 2027, 09:00 to 11:00");
        (await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", try_only = true })).Notice()!.ShouldContain("Planned on Thu 20 May 2027, 09:00 to 11:00");
    }

    private static AgendaDraft Draft(Event one) => new()
    {
        Id = Guid.Parse("00000000-0000-4000-8000-00000000d0d0"),
        Name = "Full",
        Description = "",
        CreatedAt = one.Sessions[0].CreatedAt,
        UpdatedAt = one.Sessions[0].CreatedAt,
        Placements = [.. one.Sessions.Take(Placed).Select((session, number) => new Placement(Guid.Parse($"00000000-0000-4000-8000-{90_000_000 + number:D12}"), session.Id, session.RoomId, session.StartsAt, session.EndsAt))],
    };
}
