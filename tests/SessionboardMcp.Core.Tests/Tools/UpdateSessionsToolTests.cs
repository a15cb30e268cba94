using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Many sessions in one call: one plan, one decision, one guarded request for each.</summary>
public sealed class UpdateSessionsToolTests
{
    private const int Event = Organizer.Event;

    [Fact]
    public async Task What_conditions_choose_is_changed_after_one_decision_and_undone_by_one_call()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (track, room) = (await SettingAsync(organizer, SettingKind.Tracks), await SettingAsync(organizer, SettingKind.Rooms, last: true));
        var before = await SessionsAsync(organizer, track.Name!);
        before.Count.ShouldBeInRange(2, 50);
        var asked = organizer.Wire.All;

        var planned = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, track = track.Name, set_room = room.Name });

        planned.GetProperty("state").GetString().ShouldBe("waiting");
        var changed = before.Where(session => session.Room?.Id != room.Id).ToList();
        planned.GetProperty("total").GetInt32().ShouldBe(changed.Count);
        planned.Notice()!.ShouldContain($"Change room of {changed.Count} ");
        planned.Notice()!.ShouldContain($" to \"{room.Name}\".");
        (organizer.Wire.All - asked).ShouldBeLessThan(10, "they are read by searches, and not one by one");
        var id = planned.GetProperty("changeId").GetString()!;

        await organizer.DecideAsync(id);

        (await SessionsAsync(organizer, track.Name!)).ShouldAllBe(session => session.Room!.Id == room.Id);
        (await organizer.Assistant.AskAsync("get_change", new { change_id = id })).GetProperty("state").GetString().ShouldBe("applied");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = id });
        await organizer.DecideAsync(undo.GetProperty("changeId").GetString()!);
        var restorable = changed.Where(session => session.Room is not null).ToDictionary(session => session.Id, session => session.Room!.Id);
        (await SessionsAsync(organizer, track.Name!)).Where(session => restorable.ContainsKey(session.Id)).ShouldAllBe(session => session.Room!.Id == restorable[session.Id]);
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_left_and_told_and_the_rest_is_written()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (one, two) = (await organizer.HiddenAsync("One of two"), await organizer.HiddenAsync("Two of two"));
        var planned = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, ids = new[] { one.Id, two.FriendlyId! }, set_capacity = 7, set_status = "accepted" });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        await organizer.Assistant.Sessionboard.Sessions.UpdateAsync(Event, one.Id, new Dictionary<string, JsonElement> { ["title"] = JsonSerializer.SerializeToElement("A person's") }, null);
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));

        var decided = await organizer.DecideAsync(planned.GetProperty("changeId").GetString()!);

        decided.State.ShouldBe(Core.Changes.ChangeState.PartlyApplied);
        var now = await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, one.Id);
        (now.Title, now.Capacity, now.Status).ShouldBe(("A person's", 40, "pending"));
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, two.Id)).Capacity.ShouldBe(7);
        var answer = await organizer.Assistant.AskAsync("get_change");
        answer.Rows().Select(row => row[6].GetString()).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Two_that_go_into_one_room_at_one_time_collide()
    {
        await using var organizer = await Organizer.OpenAsync();
        var room = await SettingAsync(organizer, SettingKind.Rooms);
        var ids = new List<string>();
        foreach (var title in (string[])["One of two", "Two of two"])
        {
            var made = await organizer.Assistant.Sessionboard.Sessions.CreateAsync(Event, new Dictionary<string, JsonElement>
            {
                ["title"] = JsonSerializer.SerializeToElement(title),
                ["is_public"] = JsonSerializer.SerializeToElement(false),
                ["status"] = JsonSerializer.SerializeToElement("accepted"),
                ["starts_at"] = JsonSerializer.SerializeToElement("2031-03-09T09:00:00.000Z"),
                ["ends_at"] = JsonSerializer.SerializeToElement("2031-03-09T10:00:00.000Z"),
            });
            ids.Add(made.Id);
        }

        var planned = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, ids, set_room = room.Id });

        planned.GetProperty("why").EnumerateArray().Select(why => why.GetString()).ShouldContain("It would make a conflict.");
        planned.Rows().Count(row => row[6].GetString()!.Contains("The room would be used twice", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"set_status":"declined"}""", "Say which sessions: give `ids`, or at least one condition")]
    [InlineData("""{"status":"accepted"}""", "No new value was given. Give at least one of `set_status`")]
    [InlineData("""{"ids":["PUB-1"],"status":"accepted","set_status":"declined"}""", "Argument `ids` and conditions exclude each other.")]
    [InlineData("""{"event_id":3960,"kind":"abstract","set_status":"declined"}""", "These conditions find ")]
    [InlineData("""{"kind":"sub-session","text":"a","set_status":"declined"}""", null)]
    [InlineData("""{"text":"zzzzqqq","set_status":"declined"}""", "Nothing to change: no session or abstract of the event meets these conditions.")]
    [InlineData("""{"ids":["no such one"],"set_status":"declined"}""", "Argument `ids`: ")]
    [InlineData("""{"status":"accepted","day":"2031-01-01","set_status":"sort of"}""", "")]
    [InlineData("""{"kind":"session","text":"the","set_room":"No such room"}""", "")]
    [InlineData("""{"room":"Atelier","set_room":"Atelier"}""", "")]
    public async Task What_makes_no_change_is_told(string arguments, string? begins)
    {
        await using var organizer = await Organizer.OpenAsync();
        var given = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!;
        given.TryAdd("event_id", JsonSerializer.SerializeToElement(Event));

        (await organizer.Assistant.AskInVainAsync("update_sessions", given)).ShouldStartWith(begins ?? "");

        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("set_room", "No such room")]
    [InlineData("set_track", "No such track")]
    [InlineData("set_status", "sort of")]
    public async Task A_wrong_new_value_is_told_by_the_argument_that_holds_it(string argument, string value)
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();

        (await organizer.Assistant.AskInVainAsync("update_sessions", new Dictionary<string, object> { ["event_id"] = Event, ["ids"] = new[] { session.Id }, [argument] = value }))
            .ShouldStartWith($"Argument `{argument}`");
    }

    [Fact]
    public async Task What_is_like_this_already_is_left_and_counted()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (one, two) = (await organizer.HiddenAsync("One of two"), await organizer.HiddenAsync("Two of two"));
        await organizer.Assistant.Sessionboard.Sessions.UpdateAsync(Event, one.Id, new Dictionary<string, JsonElement> { ["capacity"] = JsonSerializer.SerializeToElement(7) }, null);

        var planned = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, ids = new[] { one.Id, two.Id }, set_capacity = 7 });

        planned.GetProperty("total").GetInt32().ShouldBe(1);
        planned.Notice()!.ShouldContain("1 more is like this already, and left as it is.");
    }

    private static async Task<Setting> SettingAsync(Organizer organizer, SettingKind kind, bool last = false)
    {
        var settings = await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, kind);
        return last ? settings[^1] : settings[0];
    }

    private static async Task<List<Session>> SessionsAsync(Organizer organizer, string track)
    {
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var found = new List<Session>();
        for (var page = 1; ; page++)
        {
            var read = await organizer.Assistant.Sessionboard.Sessions.SearchAsync(Event, new SessionSearch(), page, 100);
            found.AddRange(read.Items.Where(session => session.Track?.Name == track && session.CompositionStatus is not { IsReadOnly: true }));
            if (read.Items.Count < 100)
                return found;
        }
    }
}
