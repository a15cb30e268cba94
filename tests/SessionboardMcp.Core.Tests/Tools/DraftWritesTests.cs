using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Drafts of the agenda are made at once and begin as the live agenda; sessions are placed in one's own at once, in another's after a person approved it.</summary>
public sealed class DraftWritesTests
{
    private const int Event = SessionboardMcp.Sandbox.Seed.SeededEvents.DevCon;
    private const string Others = "After the programme meeting";

    // Whether Sessionboard fills a new draft by itself is not published.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_draft_holds_every_session_that_is_live_somewhere(bool beginsEmpty)
    {
        await using var organizer = await OpenAsync(new WriteRules { DraftsBeginEmpty = beginsEmpty }, SharedSeed.Organization);
        var made = await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B", description = "If it rains." });

        var live = Live(await SessionsAsync(organizer));
        // Some end before they start, which Sessionboard may take as it is and may not.
        var odd = live.Where(session => session.EndsAt <= session.StartsAt).ToList();
        odd.ShouldNotBeEmpty();
        (State(made), made.GetProperty("decidedBy").GetString()).ShouldBe((beginsEmpty ? "partly_applied" : "applied", "rules"));
        made.Notice()!.ShouldContain(beginsEmpty ? $"{live.Count - odd.Count} of {live.Count} live placements were copied into it. Sessionboard refused {odd.Count}" : $"All {live.Count} live placements were copied into it.");
        made.Rows().Length.ShouldBe(beginsEmpty ? 2 + odd.Sum(session => session.Room is null ? 2 : 3) : 2, "the copies are told as a count, but for what went wrong");
        organizer.Wire.Seen("/sessions/bulk").ShouldBe(beginsEmpty ? (live.Count + 99) / 100 : 0);
        if (beginsEmpty)
        {
            Cell(made, 2, "record").ShouldContain(odd[0].FriendlyId!);
            Cell(made, 2, "outcome").ShouldBe("refused: Sessionboard refused it: \"ends_at must be after starts_at.\".");
            live.RemoveAll(odd.Contains);
        }

        var placements = await PlacementsAsync(organizer, "Plan B");
        placements.Select(placement => (placement.SessionId, placement.StartsAt, placement.EndsAt, placement.RoomId)).Order()
            .ShouldBe(live.Select(session => ((string?)session.Id, session.StartsAt, session.EndsAt, session.Room?.Id)).Order());
        live.ShouldContain(session => session.Room == null, "one that has a time and no room could lose it");
        (await organizer.Assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = "Plan B" })).Notice()!.ShouldContain(beginsEmpty ? $"0 added, 0 moved, {odd.Count} removed" : "0 added, 0 moved, 0 removed");
        if (!beginsEmpty)
            (await organizer.Assistant.AskInVainAsync("create_agenda_draft", new { event_id = Event, name = "PLAN B" })).ShouldStartWith("Argument `name`: there is an agenda draft of this name already");
    }

    [Fact]
    public async Task A_draft_that_was_filled_in_part_says_so_and_is_filled_on()
    {
        await using var organizer = await OpenAsync(new WriteRules { DraftsBeginEmpty = true }, SharedSeed.Organization);
        var count = Live(await SessionsAsync(organizer)).Count;
        count.ShouldBeGreaterThan(100, "two requests");
        var sent = 0;
        organizer.Wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith("/sessions/bulk", StringComparison.Ordinal) && ++sent == 2 ? Wire.Limited() : null;

        var made = await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        State(made).ShouldBe("partly_applied");
        var placed = (await PlacementsAsync(organizer, "Plan B")).Count;
        placed.ShouldBeInRange(90, 100, "some are refused, as they end before they start");
        made.Notice()!.ShouldContain($"Only {placed} of {count} live placements are known to be in it, so it is not ready");

        var on = await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        (State(on), on.GetProperty("decidedBy").GetString()).ShouldBe(("partly_applied", "rules"));
        on.Notice()!.ShouldContain($"Fill the agenda draft \"Plan B\" on: place {count - placed} sessions that it lacks as they are live.");
        (await PlacementsAsync(organizer, "Plan B")).Count.ShouldBe(Live(await SessionsAsync(organizer)).Count(session => !(session.EndsAt <= session.StartsAt)));
    }

    [Fact]
    public async Task A_session_is_moved_placed_and_taken_out_at_once_and_each_is_undone()
    {
        await using var organizer = await OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var session = Live(await SessionsAsync(organizer)).First(one => one is { Room: not null, StartsAt: not null, EndsAt: not null });
        var before = await PlaceAsync(organizer, session.Id);

        // The length stays, and the event's own time is meant.
        var moved = await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = session.FriendlyId, starts_at = "2027-03-10T07:00" });
        (State(moved), moved.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "rules"));
        var after = (await PlaceAsync(organizer, session.Id))!;
        (after.StartsAt, after.EndsAt - after.StartsAt, after.RoomId).ShouldBe((DateTimeOffset.Parse("2027-03-10T07:00-06:00"), before!.EndsAt - before.StartsAt, before.RoomId));
        moved.Rows().Select(row => row[7].ValueKind).ShouldAllBe(kind => kind == JsonValueKind.String, "each row has the link to the draft");
        // What is kept of the draft is read anew after our own write.
        (await organizer.Assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = "Plan B" })).Notice()!.ShouldContain("1 moved");

        State(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(moved) })).ShouldBe("applied");
        (await PlaceAsync(organizer, session.Id)).ShouldBe(before);

        var removed = await organizer.Assistant.AskAsync("remove_placement", new { event_id = Event, draft_id = "Plan B", session_id = session.Id });
        (State(removed), await PlaceAsync(organizer, session.Id)).ShouldBe(("applied", null));
        removed.Notice()!.ShouldContain("which a commit may take away");
        (await organizer.Assistant.AskInVainAsync("remove_placement", new { event_id = Event, draft_id = "Plan B", session_id = session.Id })).ShouldContain("has no place in the draft");
        State(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(removed) })).ShouldBe("applied");
        var back = (await PlaceAsync(organizer, session.Id))!;
        (back.StartsAt, back.EndsAt, back.RoomId).ShouldBe((before.StartsAt, before.EndsAt, before.RoomId));

        var unplaced = (await SessionsAsync(organizer)).First(one => one is { IsAbstract: false, StartsAt: null, Room: null });
        (await organizer.Assistant.AskInVainAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = unplaced.Id, room = before.RoomId })).ShouldStartWith("Argument `starts_at` is missing");
        (await organizer.Assistant.AskInVainAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = unplaced.Id, starts_at = "2027-03-10T07:00" })).ShouldStartWith("Argument `ends_at` is missing");
        (await organizer.Assistant.AskInVainAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = unplaced.Id, starts_at = "2027-03-10T07:00", ends_at = "2027-03-10T08:00" })).ShouldStartWith("Argument `room` is missing");
        var placed = await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = unplaced.Id, starts_at = "2027-03-10T07:00", ends_at = "2027-03-10T08:00", room = before.RoomId });
        State(placed).ShouldBe("applied");
        State(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(placed) })).ShouldBe("applied");
        (await PlaceAsync(organizer, unplaced.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_conflict_that_a_place_makes_is_told_and_placed_all_the_same()
    {
        await using var organizer = await OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var live = Live(await SessionsAsync(organizer)).Where(one => one is { Room: not null, StartsAt: not null, Status: "accepted" }).ToList();
        var (guest, host) = (live[0], live.First(other => other.StartsAt > live[0].EndsAt));

        var placed = await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Plan B", session_id = guest.Id, starts_at = host.StartsAt, ends_at = host.EndsAt, room = host.Room!.Id });

        State(placed).ShouldBe("applied");
        Cell(placed, 0, "outcome").ShouldContain($"Conflict: The room would be used twice: also {host.FriendlyId}");
    }

    [Fact]
    public async Task In_anothers_draft_a_person_decides_first()
    {
        await using var organizer = await OpenAsync();
        var placement = (await PlacementsAsync(organizer, Others))[0];
        foreach (var (tool, arguments) in new (string, object)[]
        {
            ("place_session", new { event_id = Event, draft_id = Others, session_id = placement.SessionId, starts_at = "2027-03-10T07:00" }),
            ("remove_placement", new { event_id = Event, draft_id = Others, session_id = placement.SessionId }),
            ("update_agenda_draft", new { event_id = Event, draft_id = Others, name = "Renamed" }),
        })
        {
            var waiting = await organizer.Assistant.AskAsync(tool, arguments);
            State(waiting).ShouldBe("waiting", tool);
            waiting.GetProperty("why").ToString().ShouldContain("Somebody else made this draft.");
        }

        (await PlacementsAsync(organizer, Others)).ShouldContain(placement);
        // What another connection made is another's, too.
        var other = await organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite), "another"));
        await other.AskAsync("create_agenda_draft", new { event_id = Event, name = "Theirs" });
        State(await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = "Theirs", session_id = placement.SessionId, starts_at = "2027-03-10T07:00" })).ShouldBe("waiting");

        await organizer.DecideAsync(Id(await organizer.Assistant.AskAsync("remove_placement", new { event_id = Event, draft_id = Others, session_id = placement.SessionId })));
        (await PlacementsAsync(organizer, Others)).ShouldNotContain(one => one.SessionId == placement.SessionId);
    }

    [Fact]
    public async Task What_somebody_moved_while_it_waited_is_left_and_told()
    {
        await using var organizer = await OpenAsync();
        var placement = (await PlacementsAsync(organizer, Others))[0];
        var waiting = await organizer.Assistant.AskAsync("place_session", new { event_id = Event, draft_id = Others, session_id = placement.SessionId, starts_at = "2027-03-10T07:00" });
        await organizer.Assistant.As("sandbox-full").Agenda.UpdatePlacementAsync(Event, (await DraftAsync(organizer, Others)).Id, placement.Id, new Dictionary<string, JsonElement> { ["ends_at"] = JsonSerializer.SerializeToElement(placement.EndsAt!.Value.AddMinutes(5)) });

        await organizer.DecideAsync(Id(waiting));

        var change = await organizer.Assistant.AskAsync("get_change", new { change_id = Id(waiting) });
        Cell(change, 0, "outcome").ShouldStartWith("conflict: It was placed since it was read: ends_at is now");
        organizer.Wire.Seen($"/sessions/{placement.Id}").ShouldBe(1, "what somebody else sent");
    }

    [Fact]
    public async Task A_draft_of_ones_own_is_renamed_at_once_and_deleted_by_an_undo_unless_it_was_worked_on()
    {
        await using var organizer = await OpenAsync();
        var made = await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B", description = "If it rains." });
        var renamed = await organizer.Assistant.AskAsync("update_agenda_draft", new { event_id = Event, draft_id = "Plan B", name = "Plan C" });
        State(renamed).ShouldBe("applied");
        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = Id(made) })).ShouldContain("It was worked on since.");
        State(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(renamed) })).ShouldBe("applied");
        (await DraftAsync(organizer, "Plan B")).Description.ShouldBe("If it rains.");

        (await organizer.Assistant.AskInVainAsync("update_agenda_draft", new { event_id = Event, draft_id = "Plan B", name = Others })).ShouldStartWith("Argument `name`: there is an agenda draft of this name already");
        (await organizer.Assistant.AskInVainAsync("update_agenda_draft", new { event_id = Event, draft_id = "Plan B" })).ShouldStartWith("Nothing to change");
        (await organizer.Assistant.AskInVainAsync("update_agenda_draft", new { event_id = Organizer.Event, draft_id = "Final agenda", name = "Another" })).ShouldContain("is committed, and is over");

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(made) });
        State(undo).ShouldBe("waiting");
        await organizer.DecideAsync(Id(undo));
        (await organizer.Assistant.Sessionboard.Agenda.ListDraftsAsync(Event)).Value.ShouldNotContain(draft => draft.Name == "Plan B");
    }

    [Theory]
    [InlineData("place_session")]
    [InlineData("remove_placement")]
    public async Task Parts_and_abstracts_are_not_placed(string tool)
    {
        await using var organizer = await OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var sessions = await SessionsAsync(organizer);
        (await organizer.Assistant.AskInVainAsync(tool, new { event_id = Event, draft_id = "Plan B", session_id = sessions.First(one => one.IsAbstract).Id })).ShouldContain("this is an abstract");
        (await organizer.Assistant.AskInVainAsync(tool, new { event_id = Event, draft_id = "Plan B", session_id = sessions.SelectMany(one => one.Subsessions).First().Id })).ShouldContain("Parts move with theirs");
        (await organizer.Assistant.AskInVainAsync(tool, new { event_id = Event, draft_id = "No such draft", session_id = sessions[0].Id })).ShouldContain("Argument `draft_id`");
    }

    // No answer: it may have been carried out, and is never sent again.
    [Theory]
    [InlineData("place_session")]
    [InlineData("remove_placement")]
    public async Task A_place_whose_answer_was_lost_is_looked_up(string tool)
    {
        await using var organizer = await OpenAsync();
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var place = (await PlacementsAsync(organizer, "Plan B"))[0];
        organizer.Wire.Rewrite = (path, body) => path.EndsWith(place.Id, StringComparison.Ordinal) ? throw new HttpRequestException("Lost.") : body;

        object arguments = tool == "place_session" ? new { event_id = Event, draft_id = "Plan B", session_id = place.SessionId, starts_at = "2027-03-10T07:00" } : new { event_id = Event, draft_id = "Plan B", session_id = place.SessionId };
        var lost = await organizer.Assistant.AskAsync(tool, arguments);
        State(lost).ShouldBe("unknown");
        State(await organizer.Assistant.AskAsync(tool, arguments)).ShouldBe("applied");
        Cell(await organizer.Assistant.AskAsync("get_change", new { change_id = Id(lost) }), 0, "outcome").ShouldStartWith("accepted: No answer came, but");
        organizer.Wire.Seen($"/sessions/{place.Id}").ShouldBe(1);
    }

    internal static Task<Organizer> OpenAsync(WriteRules? rules = null, SessionboardMcp.Sandbox.World.Organization? organization = null) =>
        Organizer.OpenAsync(new SandboxOptions { Organization = organization ?? FewerRecords.Organization, Variations = new SandboxVariations { Writes = rules ?? new WriteRules() } });

    internal static async Task<IReadOnlyList<SessionboardMcp.Api.Sessions.Session>> SessionsAsync(Organizer organizer)
    {
        var all = new List<SessionboardMcp.Api.Sessions.Session>();
        for (var page = 1; ; page++)
        {
            var found = await organizer.Assistant.As("sandbox-no-pii-mask").Sessions.SearchAsync(Event, new SessionboardMcp.Api.Sessions.SessionSearch(), page, 100);
            all.AddRange(found.Items);
            if (found.Items.Count < 100)
                return all;
        }
    }

    internal static List<SessionboardMcp.Api.Sessions.Session> Live(IEnumerable<SessionboardMcp.Api.Sessions.Session> sessions) =>
        [.. sessions.Where(session => !session.IsAbstract && (session.StartsAt is not null || session.Room is not null))];

    private static async Task<AgendaDraft> DraftAsync(Organizer organizer, string name) =>
        (await organizer.Assistant.Sessionboard.Agenda.ListDraftsAsync(Event)).Value.Single(draft => draft.Name == name);

    private static async Task<IReadOnlyList<DraftPlacement>> PlacementsAsync(Organizer organizer, string draft) =>
        await organizer.Assistant.Sessionboard.Agenda.ListPlacementsAsync(Event, (await DraftAsync(organizer, draft)).Id);

    private static async Task<DraftPlacement?> PlaceAsync(Organizer organizer, string sessionId) =>
        (await PlacementsAsync(organizer, "Plan B")).SingleOrDefault(placement => placement.SessionId == sessionId);

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static string Cell(JsonElement answer, int row, string column) =>
        answer.Rows()[row][Array.IndexOf(answer.Columns(), column)] is { ValueKind: JsonValueKind.String } cell ? cell.GetString()! : "";
}
