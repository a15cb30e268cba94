using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>A draft that was made elsewhere may place what the programme does not have: nothing of it goes live without a row that a person saw.</summary>
public sealed class CommitRowsTests
{
    private const int Event = SmallProgramme.EventId;
    private static readonly Guid Gone = Guid.Parse("99999999-0000-4000-8000-000000000001");

    [Fact]
    public async Task Whatever_a_draft_places_has_a_row_and_can_be_taken_out()
    {
        var day = new SmallProgramme();
        var (live, paper) = (day.Session("Opening", 0, 60), day.Session("A paper", null, null));
        var part = day.Part(live, "Its first half", 0, 30);
        var organization = day.Organization.Edit(Event, one => one with
        {
            Sessions = [.. one.Sessions.Select(session => session.Id == paper.Id ? session with { IsAbstract = true, RoomId = null } : session)],
            Drafts = [Draft(one.Rooms[0].Id, [live.Id, paper.Id, part.Id, Gone])],
        });
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = organization });

        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Theirs" });

        var rows = planned.Rows();
        rows.Select(row => row[1].GetString()).Distinct().Skip(1).ShouldBe(new[] { live.Id, paper.Id, part.Id, Gone }.Select(id => id.ToString()), ignoreOrder: true);
        rows.Where(row => row[1].GetString() == Gone.ToString()).Select(row => row[2].GetString()).ShouldBe(["starts at", "ends at", "room"]);
        rows.First(row => row[1].GetString() == Gone.ToString())[0].GetString()!.ShouldContain("not among the event's sessions");
        planned.Notice()!.ShouldContain("The draft places 1 abstract, 1 sub-session, 1 unlisted session, which are not on the agenda today");

        foreach (var id in new[] { paper.Id, part.Id, Gone })
        {
            var waiting = await organizer.Assistant.AskAsync("remove_placement", new { event_id = Event, draft_id = "Theirs", session_id = id });
            (await organizer.DecideAsync(waiting.GetProperty("changeId").GetString()!)).State.ShouldBe(ChangeState.Applied);
        }

        (await organizer.Assistant.AskInVainAsync("remove_placement", new { event_id = Event, draft_id = "Theirs", session_id = Gone })).ShouldContain("no session has the id or name");
        (await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Theirs" })).Notice()!.ShouldNotContain("not on the agenda today");
    }

    [Fact]
    public async Task What_became_of_what_is_not_listed_is_not_claimed()
    {
        var day = new SmallProgramme();
        var live = day.Session("Opening", 0, 60);
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = day.Organization.Edit(Event, one => one with { Drafts = [Draft(one.Rooms[0].Id, [live.Id, Gone])] }) });
        var planned = await organizer.Assistant.AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = "Theirs" });
        await organizer.DecideAsync(planned.GetProperty("changeId").GetString()!);
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));

        var done = await organizer.Assistant.AskAsync("get_change", new { change_id = planned.GetProperty("changeId").GetString() });

        done.GetProperty("state").GetString().ShouldBe("applied");
        done.Rows().First(row => row[1].GetString() == Gone.ToString())[6].GetString().ShouldBe("accepted: The draft is committed. Sessionboard's list of sessions does not show this one, so what became of it cannot be looked up here.");
        (await organizer.Assistant.AskAsync("undo_change", new { change_id = planned.GetProperty("changeId").GetString() })).Notice()!.ShouldContain("stays:");
    }

    private static AgendaDraft Draft(Guid room, IEnumerable<Guid> sessions)
    {
        var at = new DateTimeOffset(2027, 5, 20, 12, 0, 0, TimeSpan.Zero);
        return new AgendaDraft
        {
            Id = Guid.Parse("88888888-0000-4000-8000-000000000001"),
            Name = "Theirs",
            Description = "",
            Placements = [.. sessions.Select((session, number) => new Placement(Guid.NewGuid(), session, room, at.AddHours(number), at.AddHours(number + 1)))],
            CreatedAt = at.AddYears(-1),
            UpdatedAt = at.AddYears(-1),
        };
    }
}
