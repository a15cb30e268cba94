using System.Text.Json;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>The tools that change something, from the call to what Sessionboard holds afterwards.</summary>
public sealed class ChangeToolsTests
{
    private const int Event = Organizer.Event;

    [Fact]
    public async Task A_track_is_made_at_once_and_a_session_is_put_on_it_in_the_next_call()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        // A session without a track could not be put back to none.
        var other = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Tracks))[0];
        await organizer.Assistant.Sessionboard.Sessions.UpdateAsync(Event, session.Id, Fields("track_id", other.Id), null);
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        // The settings are kept from before.
        await organizer.Assistant.AskAsync("list_event_settings", new { event_id = Event, kind = "tracks" });

        var made = await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "track", name = "AI", color = "#3366ff" });
        var put = await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, track = "AI" });

        State(made).ShouldBe("applied");
        made.GetProperty("decidedBy").GetString().ShouldBe("rules");
        State(put).ShouldBe("applied");
        var track = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Tracks)).Single(one => one.Name == "AI");
        made.Rows()[0][Array.IndexOf(made.Columns(), "id")].GetString().ShouldBe(track.Id);
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).Track!.Id.ShouldBe(track.Id);
        (await organizer.Assistant.AskAsync("list_event_settings", new { event_id = Event, kind = "tracks" })).Rows().ShouldContain(row => row[1].GetString() == "AI");
        (await organizer.Assistant.AskAsync("search_sessions", new { event_id = Event, track = "AI" })).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("update")]
    [InlineData("delete")]
    [InlineData("lost answer")]
    public async Task Whatever_was_written_to_settings_is_read_anew(string how)
    {
        await using var organizer = await Organizer.OpenAsync();
        var settings = organizer.Assistant.Sessionboard.Settings;
        var made = await settings.CreateAsync(Event, SettingKind.Tags, Fields("name", "Old"));
        await organizer.Assistant.AskAsync("list_event_settings", new { event_id = Event, kind = "tags" });

        if (how == "update")
            await settings.UpdateAsync(Event, SettingKind.Tags, made.Id, Fields("name", "New"));
        else if (how == "delete")
            await settings.DeleteAsync(Event, SettingKind.Tags, made.Id);
        else
        {
            organizer.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "PUT", StrikesAfterwards = true });
            await Should.ThrowAsync<Api.Errors.SessionboardException>(() => settings.UpdateAsync(Event, SettingKind.Tags, made.Id, Fields("name", "New")));
        }

        var names = (await organizer.Assistant.AskAsync("list_event_settings", new { event_id = Event, kind = "tags" })).Rows().Select(row => row[1].GetString()).ToList();
        names.ShouldNotContain("Old");
        names.Contains("New").ShouldBe(how != "delete");
    }

    [Fact]
    public async Task What_the_public_sees_waits_and_is_written_after_the_person_has_approved_it()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();

        var asked = await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, is_public = true });

        State(asked).ShouldBe("waiting");
        var id = asked.GetProperty("changeId").GetString()!;
        asked.GetProperty("link").GetString().ShouldBe($"https://changes.example/changes/{id}");
        asked.GetProperty("why").EnumerateArray().Select(why => why.GetString()).ShouldContain("The public sees it.");
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).IsPublic.ShouldBe(false);
        (await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, is_public = true })).GetProperty("changeId").GetString().ShouldBe(id, "the same call while it waits");

        await organizer.DecideAsync(id);

        var looked = await organizer.Assistant.AskAsync("get_change", new { change_id = id });
        (State(looked), looked.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "page"));
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).IsPublic.ShouldBe(true);
    }

    [Fact]
    public async Task A_change_is_undone_once()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var changed = await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, title = "Another", capacity = 12 });
        var id = changed.GetProperty("changeId").GetString()!;

        var undone = await organizer.Assistant.AskAsync("undo_change", new { change_id = id });

        State(undone).ShouldBe("applied");
        var now = await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id);
        (now.Title, now.Capacity).ShouldBe((session.Title, session.Capacity));
        State(await organizer.Assistant.AskAsync("get_change", new { change_id = id })).ShouldBe("undone");
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = $" {id} " })).ShouldBe(
            $"Nothing was changed: this change was undone already, by the change {undone.GetProperty("changeId").GetString()}. A change is undone once.");
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_is_listed_with_its_link()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var id = (await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, title = "Another", capacity = 12 })).GetProperty("changeId").GetString()!;
        await organizer.Assistant.Sessionboard.Sessions.UpdateAsync(Event, session.Id, Fields("title", "A person's"), null);

        var undone = await organizer.Assistant.AskAsync("undo_change", new { change_id = id });

        undone.Notice()!.ShouldContain($"stays: title: It was changed since. {session.AdminUrl}");
        undone.Rows().Select(row => row[Array.IndexOf(undone.Columns(), "field")].GetString()).ShouldBe(["capacity"]);
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, session.Id)).Title.ShouldBe("A person's");
    }

    [Fact]
    public async Task Undoing_what_was_made_deletes_and_so_waits()
    {
        await using var organizer = await Organizer.OpenAsync();
        var id = (await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "AI" })).GetProperty("changeId").GetString()!;

        var asked = await organizer.Assistant.AskAsync("undo_change", new { change_id = id });

        State(asked).ShouldBe("waiting");
        asked.GetProperty("why").EnumerateArray().Select(why => why.GetString()).ShouldContain("It deletes.");
        await organizer.DecideAsync(asked.GetProperty("changeId").GetString()!);
        (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Tags)).ShouldNotContain(tag => tag.Name == "AI");
    }

    [Fact]
    public async Task Undoing_needs_the_write_scope_of_what_it_undoes_and_nothing_is_asked_without()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var (ofSession, ofSetting) = (
            (await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, capacity = 12 })).GetProperty("changeId").GetString(),
            (await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "AI" })).GetProperty("changeId").GetString());
        var narrow = await organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Append(Scopes.WriteMetadata)));
        var asked = organizer.Wire.All;

        (await narrow.AskInVainAsync("undo_change", new { change_id = ofSession })).ShouldStartWith("Not allowed: this needs the scope write:sessions");
        organizer.Wire.All.ShouldBe(asked);
        State(await narrow.AskAsync("undo_change", new { change_id = ofSetting })).ShouldBe("waiting");
    }

    [Fact]
    public async Task Each_connection_has_its_own_changes()
    {
        await using var organizer = await Organizer.OpenAsync();
        var id = (await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "AI" })).GetProperty("changeId").GetString();
        var other = await organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite), "somebody else"));

        foreach (var tool in (string[])["get_change", "undo_change"])
            (await other.AskInVainAsync(tool, new { change_id = id })).ShouldStartWith("Argument `change_id`: this connection made no change with the id");
        (await other.AskAsync("get_change")).Notice().ShouldBe("This connection changed nothing in the last 30 days.");
    }

    [Fact]
    public async Task Without_an_id_the_latest_is_told_and_which_were_before()
    {
        await using var organizer = await Organizer.OpenAsync();
        foreach (var name in (string[])["One", "Two", "Three"])
        {
            await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name });
            organizer.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var latest = await organizer.Assistant.AskAsync("get_change");

        latest.Rows()[0].Select(cell => cell.ToString()).ShouldContain("tag \"Three\"");
        latest.Notice()!.ShouldContain("applied: Create the tag \"Two\".");
        latest.Notice()!.ShouldContain("applied: Create the tag \"One\".");
    }

    private static string? State(JsonElement answer) => answer.GetProperty("state").GetString();

    private static Dictionary<string, JsonElement> Fields(string name, string value) => new() { [name] = JsonSerializer.SerializeToElement(value) };
}
