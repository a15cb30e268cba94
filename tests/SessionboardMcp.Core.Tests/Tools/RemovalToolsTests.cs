using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What is deleted and brought back: told before, decided by a person, undone by its opposite.</summary>
public sealed class RemovalToolsTests
{
    private const int Event = Organizer.Event;

    public static TheoryData<string, SettingKind> Settings => new()
    {
        { "track", SettingKind.Tracks }, { "room", SettingKind.Rooms }, { "tag", SettingKind.Tags },
        { "format", SettingKind.Formats }, { "level", SettingKind.Levels }, { "language", SettingKind.Languages },
    };

    [Fact]
    public async Task A_session_is_deleted_after_a_person_said_so_and_comes_back_by_undo_seconds_later()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "session", id = session.FriendlyId });

        asked.GetProperty("state").GetString().ShouldBe("waiting");
        Why(asked).ShouldContain("It deletes.");
        asked.Notice()!.ShouldContain($"Delete the session \"{session.FriendlyId} A hidden session\".");
        asked.Notice()!.ShouldContain("It can be brought back, with all that is in it.");
        asked.Rows().Single()[5].GetString().ShouldBe("yes");
        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);
        await Should.ThrowAsync<NotFoundException>(() => organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id));
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(asked) });
        (await organizer.DecideAsync(Id(undo))).State.ShouldBe(ChangeState.Applied);

        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).Title.ShouldBe("A hidden session");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(undo) });
        Why(again).ShouldContain("It deletes.", "what was brought back is undone by deleting it");
        (await organizer.DecideAsync(Id(again))).State.ShouldBe(ChangeState.Applied);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("friendly id")]
    [InlineData("title")]
    public async Task A_deleted_session_is_brought_back_however_it_is_named_and_at_once_after_it_was_deleted(string by)
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync("Gone for a while");
        var deleted = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "session", id = session.Id });
        await organizer.DecideAsync(Id(deleted));
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var asked = await organizer.Assistant.AskAsync("restore_record", new { event_id = Event, kind = "sessions", id = by == "id" ? session.Id.ToUpperInvariant() : by == "title" ? "gone for a while" : session.FriendlyId });

        asked.GetProperty("state").GetString().ShouldBe("waiting");
        Why(asked).ShouldBe(["The public sees it.", "It brings back what was deleted."]);
        asked.Notice()!.ShouldContain("Gone for a while");
        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).Title.ShouldBe("Gone for a while");
    }

    [Fact]
    public async Task What_others_deleted_is_found_by_its_id_and_what_is_not_deleted_says_so()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var trace = (await organizer.Assistant.Sessionboard.Sessions.SearchTracesAsync(Event, new SessionTraceSearch { DeletedAfter = DateTimeOffset.UnixEpoch }, 1, 100)).Items.First(one => one.DeletedAt is not null);

        var asked = await organizer.Assistant.AskAsync("restore_record", new { event_id = Event, kind = "session", id = trace.FriendlyId });
        asked.Notice()!.ShouldContain($"Bring back the deleted {(trace.IsAbstract ? "abstract" : "session")} \"{trace.FriendlyId}\".");
        (await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind = "session", id = session.Id })).ShouldBe($"Argument `id`: \"{session.Id}\" is not deleted, so there is nothing to bring back.");
        var vain = await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind = "session", id = "no such one" });
        vain.ShouldStartWith("Argument `id`: no deleted session has the id \"no such one\". Deleted last: ");
        vain.ShouldContain(trace.FriendlyId!);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_is_deleted_for_good_and_that_and_who_uses_it_is_told_before(string kind, SettingKind list)
    {
        await using var organizer = await Organizer.OpenAsync();
        var setting = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, list))[0];

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind, id = setting.Name });

        asked.GetProperty("state").GetString().ShouldBe("waiting");
        Why(asked).ShouldContain("It deletes.");
        asked.Notice()!.ShouldContain($"Delete the {kind} \"{setting.Name}\", used by ");
        asked.Notice()!.ShouldContain("It cannot be undone: Sessionboard cannot bring back a deleted setting.");
        asked.Rows().Single()[5].GetString().ShouldBe("no: Sessionboard cannot bring back a deleted setting.");
        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, list)).ShouldNotContain(one => one.Id == setting.Id);
        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = Id(asked) })).ShouldStartWith("Nothing was changed: nothing of this change can be put back.");
    }

    [Theory]
    [InlineData("track")]
    [InlineData("Rooms")]
    [InlineData("tag")]
    [InlineData("format")]
    [InlineData("level")]
    [InlineData("languages")]
    [InlineData("setting")]
    public async Task A_deleted_setting_is_not_brought_back_and_what_to_do_instead_is_said(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();
        var asked = organizer.Wire.All;

        var told = await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind, id = "AI" });

        told.ShouldStartWith("Nothing was changed: Sessionboard cannot bring back a deleted ");
        told.ShouldContain("Make it anew with create_event_setting");
        (organizer.Wire.All - asked).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task A_setting_is_found_without_its_kind_and_one_name_of_two_is_not_guessed()
    {
        await using var organizer = await Organizer.OpenAsync();
        var settings = organizer.Assistant.Sessionboard.Settings;
        var tag = await settings.CreateAsync(Event, SettingKind.Tags, Fields("name", "Only one"));
        await settings.CreateAsync(Event, SettingKind.Tags, Fields("name", "Two of them"));
        await settings.CreateAsync(Event, SettingKind.Tracks, Fields("name", "Two of them"));

        (await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "setting", id = "only one" })).Rows().Single()[1].GetString().ShouldBe(tag.Id);
        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind = "setting", id = "Two of them" })).ShouldStartWith("Argument `id`: 2 of the event have the name");
    }

    [Fact]
    public async Task What_somebody_changed_while_it_waited_is_not_deleted()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var track = await organizer.Assistant.Sessionboard.Settings.CreateAsync(Event, SettingKind.Tracks, Fields("name", "AI"));
        var (ofSession, ofTrack) = (
            await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "session", id = session.Id }),
            await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "track", id = "AI" }));
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        organizer.SomebodyChanges(session.Id, held => held with { Title = "Worked on for hours" });
        await organizer.Assistant.Sessionboard.Settings.UpdateAsync(Event, SettingKind.Tracks, track.Id, Fields("name", "Machine learning"));

        foreach (var asked in new[] { ofSession, ofTrack })
        {
            var decided = await organizer.DecideAsync(Id(asked));
            decided.Records.Single().Outcome.ShouldBe(RecordOutcome.Conflict);
            decided.Records.Single().OutcomeNote!.ShouldStartWith("It was changed since it was read: ");
        }

        organizer.Wire.Seen($"/sessions/{session.Id}").ShouldBeGreaterThan(0);
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).Title.ShouldBe("Worked on for hours");
        (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Tracks)).ShouldContain(one => one.Name == "Machine learning");
    }

    [Fact]
    public async Task A_session_with_parts_is_refused_before_anybody_is_asked()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var part = await organizer.Assistant.Sessionboard.Sessions.CreateAsync(Event, new Dictionary<string, JsonElement>
        {
            ["title"] = JsonSerializer.SerializeToElement("A part"),
            ["parent_session_id"] = JsonSerializer.SerializeToElement(session.Id),
        });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));

        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind = "session", id = session.Id })).ShouldBe(
            $"Argument `id`: this session has 1 part, and Sessionboard deletes none that has any. Delete the parts first: {part.FriendlyId} (A part).");

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "session", id = part.FriendlyId });
        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "session", id = session.Id })).GetProperty("state").GetString().ShouldBe("waiting");
    }

    [Theory]
    [InlineData(false, "waiting")]
    [InlineData(true, "applied")]
    public async Task Where_nothing_is_asked_a_deletion_is_unless_its_tool_is_named(bool isNamed, string state)
    {
        var settings = new Dictionary<string, string?> { ["Writes:Approval"] = "never" };
        if (isNamed)
            settings["Writes:NeverAskFor:0"] = "delete_record";
        await using var organizer = await Organizer.OpenAsync(settings: settings);
        var session = await organizer.HiddenAsync();

        (await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "session", id = session.Id })).GetProperty("state").GetString().ShouldBe(state);
    }

    [Theory]
    [InlineData("dashboard")]
    [InlineData("everything")]
    public async Task What_is_no_kind_is_told_with_those_that_are(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();

        foreach (var tool in (string[])["delete_record", "restore_record"])
            (await organizer.Assistant.AskInVainAsync(tool, new { event_id = Event, kind, id = "x" })).ShouldContain("All: session, contact, sponsor, exhibitor, report, draft, track, room, tag, format, level, language, status, setting.");
    }

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static IEnumerable<string?> Why(JsonElement answer) => answer.GetProperty("why").EnumerateArray().Select(why => why.GetString());

    private static Dictionary<string, JsonElement> Fields(string name, string value) => new() { [name] = JsonSerializer.SerializeToElement(value) };
}
