using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

/// <summary>
/// Two processes with the same change sets and nothing else in common. Sessionboard's reads of sessions are three minutes old, so the second reads
/// what was there before the first one wrote.
/// </summary>
public sealed class AtAnotherReplicaTests
{
    private const int Event = Organizer.Event;

    public static TheoryData<string, object> Changes => new()
    {
        { "title", new { title = "Another title" } },
        { "description", new { description = "Another description." } },
        { "capacity", new { capacity = 7 } },
        { "room_id", new { room = "Galerie" } },
        { "track_id", new { track = "Editorial" } },
        { "tag_ids", new { add_tags = new[] { "Audio" } } },
        { "starts_at", new { starts_at = "2029-03-10T06:00" } },
        { "status", new { status = "accepted" } },
        { "is_public", new { is_public = true } },
        { "custom_fields.av_requirements", new { custom_fields = new[] { "AV requirements=Two beamers" } } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_any_field_is_undone_there_at_once_and_what_is_live_is_what_it_was(string field, object change)
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", change, ("session_id", session.Id));
        changed.State.ShouldBe(ChangeState.Applied);
        changed.Records.Single().Fields.ShouldContain(one => one.Field == field);
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));

        var undo = await AskAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        undo.State.ShouldBe(ChangeState.Applied, string.Join(' ', undo.Effects.Concat(undo.Records.Select(record => record.OutcomeNote))));
        undo.Effects.ShouldAllBe(effect => !effect.Contains("Somebody", StringComparison.Ordinal));
        Same(await LiveAsync(organizer, session.Id), session);
        // And the first one knows what the second did.
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));
        (await AskAsync(organizer, organizer.Assistant, "undo_change", new { change_id = undo.Id })).State.ShouldBe(ChangeState.Applied);
        Same(await LiveAsync(organizer, session.Id, "sandbox-legacy"), session, butFor: field);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(30)]
    public async Task Many_are_undone_there_too(int count)
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var sessions = new List<Session>();
        for (var number = 0; number < count; number++)
            sessions.Add(await organizer.Assistant.Sessionboard.Sessions.CreateAsync(Event, Fields(new { title = $"Number {number}", capacity = 40, is_public = false })));
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        // It has its index, too.
        await other.AskAsync("search_sessions", new { event_id = Event });
        var changed = await AskAsync(organizer, organizer.Assistant, "update_sessions", new { ids = sessions.Select(one => one.Id), set_capacity = 7 });
        changed.State.ShouldBe(ChangeState.Applied);
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));

        var undo = await AskAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        (undo.State, undo.Records.Count).ShouldBe((ChangeState.Applied, count), string.Join(' ', undo.Effects));
        foreach (var session in sessions.Take(3))
            (await LiveAsync(organizer, session.Id)).Capacity.ShouldBe(session.Capacity);
    }

    [Fact]
    public async Task What_was_made_deleted_and_brought_back_at_turns_is_known_at_each()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var made = await AskAsync(organizer, organizer.Assistant, "create_session", new { title = "A quite new session" });
        var id = made.Records.Single().Id!;
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var deleted = await AskAsync(organizer, other, "undo_change", new { change_id = made.Id });
        (deleted.State, deleted.Records.Single().Action).ShouldBe((ChangeState.Applied, RecordAction.Delete));
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var back = await AskAsync(organizer, organizer.Assistant, "undo_change", new { change_id = deleted.Id });
        (back.State, back.Records.Single().Action).ShouldBe((ChangeState.Applied, RecordAction.Restore));
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        // It is there again. What it is then, reads tell when they are new, as a delete takes no guard.
        (await AskAsync(organizer, other, "update_session", new { session_id = id, capacity = 7 })).Records.Single().Outcome.ShouldBe(RecordOutcome.Conflict);
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        (await AskAsync(organizer, other, "update_session", new { session_id = id, capacity = 7 })).State.ShouldBe(ChangeState.Applied, "it is there again");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        (await AskAsync(organizer, organizer.Assistant, "delete_record", new { kind = "session", id })).State.ShouldBe(ChangeState.Applied);
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        (await other.AskInVainAsync("update_session", new { event_id = Event, session_id = id, capacity = 9 })).ShouldContain("no session has the id");
    }

    [Fact]
    public async Task A_change_upon_a_change_is_no_conflict_and_the_first_is_undone_where_the_second_left_it_alone()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        var first = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Second title", capacity = 7 });
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var second = await AskAsync(organizer, other, "update_session", new { session_id = session.Id, title = "Third title" });

        second.State.ShouldBe(ChangeState.Applied, second.Records.Single().OutcomeNote);
        second.Records.Single().Fields.Single().ShownBefore.ShouldContain("Second title");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var undo = await AskAsync(organizer, organizer.Assistant, "undo_change", new { change_id = first.Id });
        undo.State.ShouldBe(ChangeState.Applied, undo.Records.Single().OutcomeNote);
        undo.Effects.ShouldContain(effect => effect.Contains("title: It was changed since.", StringComparison.Ordinal));
        var live = await LiveAsync(organizer, session.Id);
        (live.Title, live.Capacity).ShouldBe(("Third title", session.Capacity));
    }

    // What Sessionboard does not show yet, its guard knows.
    [Fact]
    public async Task What_somebody_changed_in_the_last_minutes_is_not_written_over()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title" });
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));
        organizer.SomebodyChanges(session.Id, held => held with { Title = "Somebody else's" });
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));

        var undo = await AskAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        undo.Records.Single().Outcome.ShouldBe(RecordOutcome.Conflict);
        undo.Records.Single().OutcomeNote.ShouldBe("It was changed since it was read. Nothing of it was written. What was changed may show at Sessionboard within three minutes: read it again then.");
        (await LiveAsync(organizer, session.Id)).Title.ShouldBe("Somebody else's");
    }

    // What is read later, as no answer came, may be what somebody made of it: laid over older reads it would lend them its guard.
    [Fact]
    public async Task What_somebody_changed_before_a_lost_answer_was_looked_up_is_not_written_over()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        organizer.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "PUT", StrikesAfterwards = true });
        var lost = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title" });
        lost.State.ShouldBe(ChangeState.Unknown);
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));
        var theirs = await SomebodyTagsAsync(organizer, session);
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));
        var seen = (await new ChangeReader(organizer.Kept, organizer.Clock).FindAsync(Organizer.Subject, lost.Id, organizer.Assistant.As("sandbox-legacy"), CancellationToken.None))!;
        (seen.Records.Single().Outcome, seen.Records.Single().WrittenAt).ShouldBe((RecordOutcome.Accepted, theirs.UpdatedAt));

        var next = await AskAsync(organizer, other, "update_session", new { session_id = session.Id, add_tags = new[] { "Audio" } });

        (next.Records.Single().BaseUpdatedAt, next.Records.Single().Outcome).ShouldBe((session.UpdatedAt, RecordOutcome.Conflict));
        Same(await LiveAsync(organizer, session.Id, "sandbox-read"), theirs);
        (await UndoPlan.OfAsync(seen, other.Sessionboard, organizer.Clock, CancellationToken.None)).Left.Single().ShouldContain("does not show it yet");
    }

    // A delete takes no guard: what comes back may be another than what was read before it.
    [Fact]
    public async Task What_somebody_changed_before_a_delete_is_not_written_over_when_it_is_brought_back()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (second, third) = (await ReplicaAsync(organizer), await ReplicaAsync(organizer));
        var session = await FilledAsync(organizer);
        await third.Sessionboard.Sessions.GetAsync(Event, session.Id);
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var theirs = await SomebodyTagsAsync(organizer, session);
        var deleted = await AskAsync(organizer, organizer.Assistant, "delete_record", new { kind = "session", id = session.Id });
        (deleted.State, deleted.Records.Single().BaseUpdatedAt).ShouldBe((ChangeState.Applied, session.UpdatedAt));
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));
        var back = await AskAsync(organizer, second, "undo_change", new { change_id = deleted.Id });
        back.Records.Single().Action.ShouldBe(RecordAction.Restore);

        var next = await AskAsync(organizer, third, "update_session", new { session_id = session.Id, add_tags = new[] { "Audio" } });

        (next.Records.Single().BaseUpdatedAt, next.Records.Single().Outcome).ShouldBe((session.UpdatedAt, RecordOutcome.Conflict));
        Same(await LiveAsync(organizer, session.Id, "sandbox-legacy"), theirs);
        (await UndoPlan.OfAsync(back, third.Sessionboard, organizer.Clock, CancellationToken.None)).Left.Single().ShouldContain("does not show it yet");
    }

    // What is known of a session may be too little to show it; the rest alone would be a state that it never had.
    [Fact]
    public async Task A_field_that_was_not_told_before_is_undone_there_with_the_others()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await MadeAsync(organizer, new { title = "A hidden session", is_public = false });
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title", custom_fields = new[] { "AV requirements=Two beamers" } });
        changed.Records.Single().Outcome.ShouldBe(RecordOutcome.Changed);
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));

        var undo = await AskAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        undo.State.ShouldBe(ChangeState.Applied, string.Join(' ', undo.Effects));
        undo.Effects.ShouldAllBe(effect => !effect.Contains("Somebody", StringComparison.Ordinal));
        (await LiveAsync(organizer, session.Id)).Title.ShouldBe(session.Title);
    }

    [Fact]
    public async Task Of_what_was_written_in_part_that_part_is_undone_there()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var (one, two) = (await FilledAsync(organizer), await FilledAsync(organizer));
        var asked = await organizer.Assistant.AskAsync("update_sessions", With(new { ids = new[] { one.Id, two.Id }, set_capacity = 7 }));
        organizer.SomebodyChanges(two.Id, held => held with { Title = "Somebody else's" });
        var id = asked.GetProperty("changeId").GetString()!;
        var changed = asked.GetProperty("state").GetString() == "waiting" ? await DecideAsync(organizer, organizer.Assistant, id) : (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;
        changed.State.ShouldBe(ChangeState.PartlyApplied);

        var undo = await AskAsync(organizer, other, "undo_change", new { change_id = changed.Id });

        (undo.State, undo.Records.Single().Id).ShouldBe((ChangeState.Applied, one.Id));
        (await LiveAsync(organizer, one.Id)).Capacity.ShouldBe(40);
        (await LiveAsync(organizer, two.Id)).Title.ShouldBe("Somebody else's");
    }

    // Of it nobody knows when it was written, at any replica.
    [Fact]
    public async Task What_was_accepted_by_an_answer_that_cannot_be_read_is_undone_at_once()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await FilledAsync(organizer);
        organizer.Faults.Plan(new Fault(FaultKind.MalformedJson) { Method = "PUT", StrikesAfterwards = true });
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title" });
        changed.Records.Single().OutcomeNote.ShouldBe("Sessionboard accepted it, but its answer cannot be read.");

        var undo = await AskAsync(organizer, organizer.Assistant, "undo_change", new { change_id = changed.Id });

        undo.State.ShouldBe(ChangeState.Applied, undo.Records.Single().OutcomeNote);
        undo.Effects.ShouldContain(effect => effect.StartsWith("Sessionboard does not show this change yet", StringComparison.Ordinal));
        (await LiveAsync(organizer, session.Id)).Title.ShouldBe(session.Title);
    }

    [Fact]
    public async Task Who_looked_at_a_change_there_reads_what_it_wrote()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        await other.AskAsync("get_session", new { event_id = Event, session_id = session.Id });
        await other.AskAsync("search_sessions", new { event_id = Event });
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title", description = "Another description.", room = "Atelier" });

        await other.AskAsync("get_change", new { change_id = changed.Id });

        var told = (await other.AskAsync("get_session", new { event_id = Event, session_id = session.Id })).GetProperty("rows").ToString();
        told.ShouldContain("Another title");
        told.ShouldContain("Another description.");
        told.ShouldContain("Atelier");
        var room = (await new EventIndex(other.Sessionboard, Event, organizer.Clock).SessionsAsync(CancellationToken.None)).Items.Single(one => one.Record.Id == session.Id).Record.Room!;
        (room.Name, room.Capacity is null).ShouldBe(("Atelier", false), "others are in it");
    }

    // Where what is read is too old to lay anything over it.
    [Fact]
    public async Task What_an_answer_told_is_put_back_under_its_own_guard_however_old_the_reads_are()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title" });

        var plan = await UndoPlan.OfAsync(changed, other.Sessionboard, organizer.Clock, CancellationToken.None);

        plan.Left.ShouldBeEmpty();
        plan.Records.Single().Record.ShouldSatisfyAllConditions(
            record => record.BaseUpdatedAt.ShouldBe(changed.Records.Single().WrittenAt),
            record => record.Fields.Single().Before!.Value.GetString().ShouldBe("Another title"),
            record => record.Fields.Single().After.GetString().ShouldBe(session.Title));
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        organizer.SomebodyChanges(session.Id, held => held with { Title = "Somebody else's" });
        (await UndoPlan.OfAsync(changed, other.Sessionboard, organizer.Clock, CancellationToken.None)).Left.Single().ShouldContain("It was changed since.");
    }

    [Fact]
    public void What_cannot_be_shown_in_whole_is_not_shown_at_all()
    {
        var session = new Session { Id = "s1", Title = "Old", Description = "Old.", CustomFields = [new() { InternalName = "told", Value = "Old" }, new() { InternalName = "masked", Value = "J***" }] };
        FieldChange Field(string name, string after) => new() { Field = name, Label = name, After = JsonElement.Parse(after), ShownBefore = "", ShownAfter = after };
        Session? With(string name, string after) => WrittenSession.Of(session, [Field("title", "\"New\""), Field(name, after)]);

        With("custom_fields.told", "\"New\"")!.CustomFields[0].Value.ShouldBe("New");
        With("custom_fields.masked", "\"New\"").ShouldBeNull();
        With("custom_fields.another", "\"New\"").ShouldBeNull();
        // None would be what the index has, which tells none of any.
        With("description", "null")!.Description.ShouldBe("");
        IndexedSession.Of(session).With(With("description", "null")!).Description.ToString().ShouldBe("");
    }

    [Fact]
    public async Task A_click_on_undo_on_its_page_puts_back_what_the_page_shows()
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await FilledAsync(organizer);
        var changed = await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, title = "Another title" });

        var offer = await new PersonUndo(organizer.Kept, organizer.Clock).PlanAsync(changed, other.Sessionboard, CancellationToken.None);

        (offer.IsAsShown, offer.Left.Count).ShouldBe((true, 0));
    }

    // What was approved rests on what the first one wrote; the click comes to the second.
    [Theory]
    [InlineData("update_session")]
    [InlineData("delete_record")]
    [InlineData("commit_agenda_draft")]
    public async Task What_was_planned_upon_it_is_approved_there_without_a_conflict(string tool)
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var session = await PlacedAsync(organizer);
        if (tool == "commit_agenda_draft")
            await AskAsync(organizer, organizer.Assistant, "create_agenda_draft", new { name = "Plan B" });
        // It has read the agenda, as Sessionboard tells it for three minutes.
        await other.Sessionboard.Sessions.GetAsync(Event, session.Id);
        await organizer.Assistant.AskAsync("search_sessions", new { event_id = Event });
        (await AskAsync(organizer, organizer.Assistant, "update_session", new { session_id = session.Id, starts_at = "2026-09-24T06:00", title = "Moved" })).State.ShouldBe(ChangeState.Applied);
        if (tool == "commit_agenda_draft")
            await AskAsync(organizer, organizer.Assistant, "place_session", new { draft_id = "Plan B", session_id = session.Id, starts_at = "2026-09-24T07:00" });

        var asked = await organizer.Assistant.AskAsync(tool, With(tool switch
        {
            "update_session" => new { session_id = session.Id, is_public = false },
            "delete_record" => new { kind = "session", id = session.Id },
            _ => (object)new { draft_id = "Plan B" },
        }));
        asked.GetProperty("state").GetString().ShouldBe("waiting");
        organizer.Clock.Advance(TimeSpan.FromSeconds(20));
        var decided = await DecideAsync(organizer, other, asked.GetProperty("changeId").GetString()!);

        decided.Records[0].Outcome.ShouldBeOneOf([RecordOutcome.Changed, RecordOutcome.Accepted], decided.Records[0].OutcomeNote);
    }

    // What Sessionboard tells late is sessions alone; of the others each process reads what is there.
    [Theory]
    [InlineData("contact")]
    [InlineData("sponsor")]
    [InlineData("track")]
    [InlineData("report")]
    [InlineData("draft")]
    [InlineData("placement")]
    public async Task Of_every_other_kind_a_change_is_undone_there_as_well(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = await ReplicaAsync(organizer);
        var id = kind switch { "contact" => (await organizer.PersonAsync()).Id, "sponsor" => (await organizer.CompanyAsync()).Id, "placement" => (await PlacedAsync(organizer)).Id, _ => "" };
        if (kind == "placement")
            await AskAsync(organizer, organizer.Assistant, "create_agenda_draft", new { name = "Plan B" });
        await other.AskAsync("list_event_settings", new { event_id = Event, kind = "tracks" });
        var (tool, arguments) = kind switch
        {
            "contact" => ("update_contact", (object)new { contact_id = id, company = "Leipzig" }),
            "sponsor" => ("update_sponsor_exhibitor", new { kind = "sponsor", id, name = "Another name" }),
            "track" => ("create_event_setting", new { kind = "track", name = "A new track" }),
            "report" => ("create_report", new { name = "A new report", query = "FIND Session INCLUDE title" }),
            "draft" => ("create_agenda_draft", new { name = "Plan C" }),
            _ => ("place_session", new { draft_id = "Plan B", session_id = id, starts_at = "2026-09-24T06:00" }),
        };
        var changed = await AskAsync(organizer, organizer.Assistant, tool, arguments);
        changed.State.ShouldBe(ChangeState.Applied, tool);
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        (await AskAsync(organizer, other, "undo_change", new { change_id = changed.Id })).State.ShouldBe(ChangeState.Applied);
    }

    private static Task<Assistant> ReplicaAsync(Organizer organizer) =>
        organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)));

    // Every field that can be put back has a value.
    private static async Task<Session> FilledAsync(Organizer organizer)
    {
        var settings = organizer.Assistant.Sessionboard.Settings;
        var (room, track, tag) = ((await settings.ListAsync(Event, Api.Settings.SettingKind.Rooms))[0], (await settings.ListAsync(Event, Api.Settings.SettingKind.Tracks))[^1], (await settings.ListAsync(Event, Api.Settings.SettingKind.Tags))[^1]);
        return await MadeAsync(organizer, new
        {
            title = "A hidden session",
            description = "<p>What it is about.</p>",
            capacity = 40,
            is_public = false,
            status = "pending",
            room_id = room.Id,
            track_id = track.Id,
            tag_ids = new[] { tag.Id },
            starts_at = "2029-03-09T09:00:00Z",
            ends_at = "2029-03-09T10:00:00Z",
            custom_fields = new { av_requirements = "One beamer" },
        });
    }

    private static async Task<Session> PlacedAsync(Organizer organizer)
    {
        for (var page = 1; ; page++)
        {
            var found = await organizer.Assistant.Sessionboard.Sessions.SearchAsync(Event, new SessionSearch { IsAbstract = false }, page, 100);
            if (found.Items.FirstOrDefault(one => one is { Room: not null, StartsAt: not null, Subsessions.Count: 0, CompositionStatus: not { IsReadOnly: true } } && one.EndsAt > one.StartsAt) is { } placed)
                return placed;
        }
    }

    private static async Task<Session> MadeAsync(Organizer organizer, object fields)
    {
        var made = await organizer.Assistant.Sessionboard.Sessions.CreateAsync(Event, Fields(fields));
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        return made;
    }

    private static Dictionary<string, JsonElement> Fields(object fields) => JsonSerializer.SerializeToElement(fields).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);

    private static Dictionary<string, object?> With(object arguments, params (string Name, object Value)[] more)
    {
        var all = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value);
        foreach (var (name, value) in more)
            all[name] = value;
        if (!all.ContainsKey("change_id"))
            all["event_id"] = Event;
        return all;
    }

    // What waits is approved, by a click that comes to the process that was asked.
    private static async Task<ChangeSet> AskAsync(Organizer organizer, Assistant replica, string tool, object arguments, params (string Name, object Value)[] more)
    {
        var answer = await replica.AskAsync(tool, With(arguments, more));
        var id = answer.GetProperty("changeId").GetString()!;
        return answer.GetProperty("state").GetString() == "waiting"
            ? await DecideAsync(organizer, replica, id)
            : (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;
    }

    private static async Task<ChangeSet> DecideAsync(Organizer organizer, Assistant replica, string id)
    {
        var change = (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;
        var decided = await replica.Decision.ApproveAsync(Organizer.Subject, id, ChangeDecision.HashOf(change), replica.Sessionboard, CancellationToken.None);
        decided.WasDecided.ShouldBeTrue();
        return decided.Change!;
    }

    // It has one tag of theirs, and is as Sessionboard holds it then.
    private static async Task<Session> SomebodyTagsAsync(Organizer organizer, Session session)
    {
        var tag = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, Api.Settings.SettingKind.Tags))[0];
        session.Tags.ShouldNotContain(one => one.Id == tag.Id);
        organizer.SomebodyChanges(session.Id, held => held with { TagIds = [Guid.Parse(tag.Id)] });
        return await LiveAsync(organizer, session.Id, "sandbox-legacy");
    }

    // By a credential that did not ask before: Sessionboard keeps nothing for it.
    private static Task<Session> LiveAsync(Organizer organizer, string id, string token = "sandbox-read") => organizer.Assistant.As(token).Sessions.GetAsync(Event, id);

    private static void Same(Session now, Session before, string? butFor = null)
    {
        foreach (var (name, value) in SessionFields.Held(before).Where(field => field.Key != butFor && !(butFor == "starts_at" && field.Key == "ends_at")))
            JsonValue.AreSame(SessionFields.Value(now, name), value).ShouldBeTrue($"{name}: {SessionFields.Value(now, name)}, not {value}");
    }
}
