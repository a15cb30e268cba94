using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Variations;
using Contact = SessionboardMcp.Sandbox.World.Contact;
using Session = SessionboardMcp.Sandbox.World.Session;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Planning, with a planner that needs no solver: what it is asked, what is written, and what is answered. The real one is tried by the server's tests.</summary>
public sealed class PlanAgendaTests
{
    private const int Event = SmallProgramme.EventId;

    [Fact]
    public async Task A_draft_of_ones_own_is_planned_at_once_by_one_change()
    {
        await using var organizer = await OpenAsync(Small(out var sessions));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var planned = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", hours = "9:00-12:00", rules = new[] { "nothing at 9:00", "wish 2: nothing at 10:00" }, minutes = 60 });

        (Text(planned, "state"), Text(planned, "decidedBy"), Number(planned, "placed"), Number(planned, "unplaced"), Number(planned, "conflicts")).ShouldBe(("applied", "rules", 4, 0, 0));
        planned.GetProperty("bound").GetString().ShouldBe("4 placed.");
        planned.GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()).ShouldBe(["Read back: nothing at 9:00.", "Read back: wish 2: nothing at 10:00."]);
        planned.EnumerateObject().Select(property => property.Name).TakeWhile(name => name != "rows").ShouldBe(["changeId", "state", "link", "decidedBy", "placed", "unplaced", "new", "moved", "conflicts", "bound", "rules", "columns", "strangersText"]);
        planned.Notice()!.ShouldContain("Planned on Thu 20 May 2027, 09:00 to 12:00");
        var placements = await PlacementsAsync(organizer);
        placements.Select(placement => placement.SessionId).ShouldBe(sessions.Select(session => session.Id.ToString()), ignoreOrder: true);
        placements.ShouldAllBe(placement => placement.StartsAt!.Value.Hour != 7, "nine at the event");
        (await organizer.Assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = "Plan B" })).Notice()!.ShouldContain("would create 0 conflicts and resolve 1");

        var again = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", hours = "9:00-12:00", rules = new[] { "nothing at 9:00" } });
        again.TryGetProperty("changeId", out _).ShouldBeFalse("nothing is to be done");
        again.Notice()!.ShouldStartWith("The draft is as planned already");
        (await organizer.Assistant.AskAsync("undo_change", new { change_id = Text(planned, "changeId") })).GetProperty("state").GetString().ShouldBeOneOf("applied", "partly_applied");
    }

    [Fact]
    public async Task Trying_writes_nothing_and_what_is_tried_is_what_is_written()
    {
        await using var organizer = await OpenAsync(Small(out _));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var before = await PlacementsAsync(organizer);

        var tried = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", try_only = true });
        (await PlacementsAsync(organizer)).ShouldBe(before);
        tried.Notice()!.ShouldStartWith("Nothing was written: this is what would be.");
        tried.TryGetProperty("changeId", out _).ShouldBeFalse();

        var written = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B" });
        written.Rows().Select(row => row.Take(7).Select(cell => cell.ToString())).ShouldBe(tried.Rows().Select(row => row.Take(7).Select(cell => cell.ToString())));
        var planner = organizer.Assistant.Planner;
        planner.Asked[1].GoOnFrom.Select(one => one.SessionId).ShouldBe(planner.Asked[0].Agenda.Sessions.Select(session => session.Id), ignoreOrder: true, "it goes on from what was tried");
    }

    [Fact]
    public async Task In_somebody_elses_draft_a_person_is_asked_and_the_same_call_meanwhile_plans_nothing()
    {
        await using var organizer = await OpenAsync(Small(out var sessions));
        var draft = await organizer.Assistant.Sessionboard.Agenda.CreateDraftAsync(Event, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("Theirs") });
        await ClearAsync(organizer, draft.Id);

        var waiting = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Theirs" });
        (Text(waiting, "state"), Number(waiting, "placed"), Number(waiting, "new")).ShouldBe(("waiting", 4, 4));
        waiting.GetProperty("why")[0].GetString()!.ShouldContain("4 records");
        waiting.Notice()!.ShouldContain("Give the person the link");
        Text(await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Theirs" }), "changeId").ShouldBe(Text(waiting, "changeId"));
        organizer.Assistant.Planner.Asked.Count.ShouldBe(1);

        await organizer.DecideAsync(Text(waiting, "changeId"));
        (await organizer.Assistant.Sessionboard.Agenda.ListPlacementsAsync(Event, draft.Id)).Count.ShouldBe(sessions.Count);
    }

    [Theory]
    [InlineData("placed", AgendaHold.Stays)]
    [InlineData("Fixed", AgendaHold.Fixed)]
    [InlineData("nothing", AgendaHold.Free)]
    [InlineData(null, AgendaHold.Stays)]
    public async Task What_is_chosen_is_planned_and_all_else_stands_in_the_way(string? keep, AgendaHold hold)
    {
        await using var organizer = await OpenAsync(Small(out var sessions));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var planned = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", text = "trust", keep, try_only = true, change_over_minutes = 10, slot_minutes = 30 });

        var (agenda, _, goOnFrom) = organizer.Assistant.Planner.Asked.ShouldHaveSingleItem();
        agenda.Sessions.Select(session => (session.Id, session.Hold)).ShouldBe(sessions.Select(session => (session.Id.ToString(), session.Title == "Trust" ? hold : AgendaHold.Obstacle)), ignoreOrder: true);
        (agenda.ChangeOverMinutes, agenda.SlotMinutes, agenda.Minutes).ShouldBe((10, 30, null));
        goOnFrom.Select(one => one.SessionId).ShouldBe(hold == AgendaHold.Free ? [sessions.Single(session => session.Title == "Trust").Id.ToString()] : []);
        Number(planned, "placed").ShouldBe(1, "of those that were asked for");
    }

    [Fact]
    public async Task Who_has_no_place_any_more_is_taken_out_of_the_draft()
    {
        await using var organizer = await OpenAsync(Small(out var sessions));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        // Ada is in two of four, and there is one hour.
        var planned = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", keep = "nothing", hours = "9:00-10:00" });

        var unplaced = Number(planned, "unplaced");
        unplaced.ShouldBeGreaterThan(0);
        (Number(planned, "removed"), Number(planned, "placed"), Number(planned, "conflicts")).ShouldBe((unplaced, 4 - unplaced, 0));
        (await PlacementsAsync(organizer)).Count.ShouldBe(4 - unplaced);
        planned.Rows()[0].Take(3).Select(cell => cell.ToString()).First().ShouldBe("unplaced");
        planned.Rows()[0][7].GetString()!.ShouldEndWith("finds no spot.");
    }

    [Fact]
    public async Task Two_contacts_of_one_name_or_address_are_one_person()
    {
        var day = new SmallProgramme();
        day.Session("One", 0, 60, day.Person("Ada", "Lovelace", "ada@example.org"));
        day.Session("Two", 60, 120, day.Person("Ada", "Lovelace", "other@example.org"));
        day.Session("Three", 120, 180, day.Person("A.", "King", "ADA@example.org"));
        day.Session("Four", 180, 240, day.Person("Grace", "Hopper"));
        // Where personal data is masked, so are addresses, and names alone tell.
        await using var organizer = await Organizer.OpenAsync(
            new SandboxOptions { Organization = day.Organization }, token: "sandbox-no-pii-mask", caller: Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { ShowsPersonalData = true });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var planned = await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", try_only = true });

        var agenda = organizer.Assistant.Planner.Asked.ShouldHaveSingleItem().Agenda;
        agenda.Sessions.ToLookup(session => session.People.ShouldHaveSingleItem(), session => session.Title).Select(person => string.Join(", ", person.Order())).ShouldBe(["One, Three, Two", "Four"], ignoreOrder: true);
        planned.Notice()!.ShouldContain("Several contacts of one name or address count as one person: \"Ada Lovelace\".");
    }

    [Fact]
    public async Task What_has_no_length_is_named_and_asked_for()
    {
        var day = new SmallProgramme();
        for (var number = 1; number <= 12; number++)
            day.Session($"Open {number}", null, null, day.Person("Ada", $"Lovelace {number}"));
        day.Session("Placed", 0, 60);
        await using var organizer = await OpenAsync(day);
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        var asked = await organizer.Assistant.AskInVainAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B" });

        asked.ShouldStartWith("Nothing was planned: nobody told how long 12 of 13 sessions are (12 of the format ");
        asked.ShouldContain("\"Open 1\"");
        asked.ShouldContain("and others. Ask the person; then give rules such as");
        Number(await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B", minutes = 20, hours = "9:00-18:00", try_only = true }), "new").ShouldBe(12);
    }

    [Fact]
    public async Task What_cannot_be_planned_says_why_and_what_to_give()
    {
        await using var organizer = await OpenAsync(Small(out _));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });

        (await VainAsync(new { rules = new[] { "nothing at 9:00", "be nice" } })).ShouldStartWith("Argument `rules`: 1 of 2 were not understood, so nothing was planned. \"be nice\": \"be nice\" is not understood. The nearest right form: nothing at 9:00 All forms, by example: nothing at 9:00.");
        (await VainAsync(new { rules = "clash" })).ShouldStartWith("Nothing was planned: not all of this can hold together. The rule clashes with itself.");
        (await VainAsync(new { days = "tomorrow" })).ShouldStartWith("Argument `days` must hold dates, or spans such as \"2027-03-09 to 2027-03-11\" of at most 60 days, and not \"tomorrow\".");
        (await VainAsync(new { hours = "18-9" })).ShouldStartWith("Argument `hours` must be the hours of a day");
        (await VainAsync(new { rooms = "Moon" })).ShouldStartWith("Argument `rooms`: no room has the id or name \"Moon\".");
        (await VainAsync(new { keep = "some" })).ShouldStartWith("Argument `keep`: there is no \"some\".");
        (await VainAsync(new { text = "no such words anywhere" })).ShouldStartWith("No accepted session meets the conditions");
        (await VainAsync(new { seconds = 41 })).ShouldStartWith("Argument `seconds` must lie between 1 and 40");
        (await VainAsync(new { page = 2 })).ShouldStartWith("That plan is not kept any more.");
        organizer.Assistant.Planner.Before = _ => throw new PlannerBusyException(2);
        (await VainAsync(new { })).ShouldStartWith("Nothing was planned: this server makes 2 plans at once");

        Task<string> VainAsync(object arguments) => organizer.Assistant.AskInVainAsync("plan_agenda", JsonSerializer.SerializeToElement(arguments).EnumerateObject()
            .Select(one => KeyValuePair.Create(one.Name, one.Value)).Append(new("event_id", JsonSerializer.SerializeToElement(Event))).Append(new("draft_id", JsonSerializer.SerializeToElement("Plan B"))).ToDictionary());
    }

    [Fact]
    public async Task Further_pages_are_of_the_plan_just_made_and_write_nothing()
    {
        var day = new SmallProgramme();
        for (var number = 0; number < 40; number++)
            day.Session($"Talk {number:00}", number * 10, (number * 10) + 10);
        await using var organizer = await OpenAsync(day);
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var call = new { event_id = Event, draft_id = "Plan B", keep = "nothing", hours = "8:00-12:00" };

        var first = await organizer.Assistant.AskAsync("plan_agenda", call);
        var second = await organizer.Assistant.AskAsync("plan_agenda", new { call.event_id, call.draft_id, call.keep, call.hours, page = 2 });

        (Text(first, "state"), first.GetProperty("total").GetInt32(), first.Rows().Length, first.GetProperty("nextPage").GetInt32()).ShouldBe(("applied", 40, 30, 2));
        (second.TryGetProperty("changeId", out _), second.Rows().Length).ShouldBe((false, 10));
        first.Rows().Concat(second.Rows()).Select(row => row[2].GetString()).Distinct().Count().ShouldBe(40);
        organizer.Assistant.Planner.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_client_is_told_how_far_it_is_where_it_asked()
    {
        await using var organizer = await OpenAsync(Small(out _));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var told = new TaskCompletionSource<ProgressNotificationValue>();
        organizer.Assistant.Planner.Before = token => told.Task.WaitAsync(token);

        await organizer.Assistant.Client.CallToolAsync(
            "plan_agenda", new Dictionary<string, object?> { ["event_id"] = Event, ["draft_id"] = "Plan B", ["try_only"] = true, ["seconds"] = 7 },
            // Reading the event is told before.
            new Listener(one => _ = one.Message?.StartsWith("Reading", StringComparison.Ordinal) == true || told.TrySetResult(one)));

        (await told.Task).ShouldSatisfyAllConditions(one => one.Message.ShouldBe("Placing: none yet."), one => one.Total!.Value.ShouldBeGreaterThanOrEqualTo(7));
    }

    [Fact]
    public async Task What_was_found_before_a_client_left_is_where_the_next_call_goes_on()
    {
        await using var organizer = await OpenAsync(Small(out _));
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = Event, name = "Plan B" });
        var before = await PlacementsAsync(organizer);
        var planner = organizer.Assistant.Planner;
        using var leaves = new CancellationTokenSource();
        planner.Before = async token =>
        {
            var left = new TaskCompletionSource();
            await using var registered = token.Register(left.SetResult);
            await leaves.CancelAsync();
            await left.Task;
        };
        await Should.ThrowAsync<OperationCanceledException>(async () => await organizer.Assistant.Client.CallToolAsync(
            "plan_agenda", new Dictionary<string, object?> { ["event_id"] = Event, ["draft_id"] = "Plan B" }, cancellationToken: leaves.Token));
        (await PlacementsAsync(organizer)).ShouldBe(before, "nothing is written for who has left");
        planner.Before = _ => Task.CompletedTask;

        Text(await organizer.Assistant.AskAsync("plan_agenda", new { event_id = Event, draft_id = "Plan B" }), "state").ShouldBe("applied");

        planner.Asked[1].GoOnFrom.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_committed_draft_is_not_planned()
    {
        await using var organizer = await Organizer.OpenAsync();

        (await organizer.Assistant.AskInVainAsync("plan_agenda", new { event_id = Organizer.Event, draft_id = "Final agenda" })).ShouldContain("is committed, and is over");
    }

    [Fact]
    public async Task Where_nobody_plans_the_tool_is_not_listed_and_says_what_to_do()
    {
        await using var sandbox = await Sandbox.Hosting.SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, plans: false, settings: new Dictionary<string, string?> { ["Tools:Sets"] = "agenda" });

        (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name).ShouldNotContain("plan_agenda");
        (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name).ShouldContain("explain_placement");
        var prompts = (await assistant.Client.ListPromptsAsync()).Select(prompt => prompt.Name).ToList();
        prompts.ShouldContain("agenda_conflicts");
        foreach (var planning in (string[])["plan_agenda_from_scratch", "repair_agenda"])
        {
            prompts.ShouldNotContain(planning);
            (await Should.ThrowAsync<McpProtocolException>(async () => await assistant.Client.GetPromptAsync(planning, new Dictionary<string, object?> { ["event"] = "x" }))).Message.ShouldContain("only the server carries");
        }

        (await assistant.AskInVainAsync("plan_agenda", new { event_id = Event, draft_id = "x" })).ShouldStartWith("This program does not plan agendas: its planner is a large native library, which only the server carries.");
        (await assistant.AskInVainAsync("explain_placement", new { event_id = SessionboardMcp.Sandbox.Seed.SeededEvents.DevCon, draft_id = "x", session_id = "y", rules = "Keynotes alone" })).ShouldStartWith("Argument `rules`: this program reads no rules");
        (await assistant.AskAsync("list_planning_rules", new { event_id = SessionboardMcp.Sandbox.Seed.SeededEvents.DevCon })).Notice()!.ShouldContain("This program reads no rules, only the server does.");
    }

    // Ada is in two places at once; the others are free.
    private static SmallProgramme Small(out List<Session> sessions)
    {
        var day = new SmallProgramme();
        Contact ada = day.Person("Ada", "Lovelace"), grace = day.Person("Grace", "Hopper");
        sessions = [day.Session("Opening", 0, 60, ada), day.Session("Trust", 0, 60, ada), day.Session("Keys", 60, 120, grace), day.Session("Closing", 120, 180)];
        return day;
    }

    private static Task<Organizer> OpenAsync(SmallProgramme day) => Organizer.OpenAsync(new SandboxOptions { Organization = day.Organization });

    private static async Task<IReadOnlyList<Api.Agenda.DraftPlacement>> PlacementsAsync(Organizer organizer)
    {
        var draft = (await organizer.Assistant.Sessionboard.Agenda.ListDraftsAsync(Event)).Value.ShouldHaveSingleItem();
        return [.. (await organizer.Assistant.Sessionboard.Agenda.ListPlacementsAsync(Event, draft.Id)).OrderBy(placement => placement.SessionId)];
    }

    private static async Task ClearAsync(Organizer organizer, string draftId)
    {
        foreach (var placement in await organizer.Assistant.Sessionboard.Agenda.ListPlacementsAsync(Event, draftId))
            await organizer.Assistant.Sessionboard.Agenda.DeletePlacementAsync(Event, draftId, placement.Id);
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private sealed class Listener(Action<ProgressNotificationValue> heard) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => heard(value);
    }
}
