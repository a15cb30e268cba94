using System.Net;
using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>
/// Who renames, resizes or deletes a room or the like is answered so by the next call, though sessions tell nothing of it and are not read again: as a
/// process is answered that has just read everything.
/// </summary>
public sealed class OwnSettingsTests
{
    private const int Event = Organizer.Event;

    public static TheoryData<SettingKind> Renamed => [.. SessionSetting.All.Select(setting => setting.Kind)];

    public static TheoryData<SettingKind> Deleted => [.. SessionSetting.All.Select(setting => setting.Kind), SettingKind.Statuses];

    [Fact]
    public async Task A_room_that_was_renamed_and_made_smaller_is_so_in_the_next_answers_also_after_a_session_moved()
    {
        await using var organizer = await OpenAsync();
        var (known, room, session) = (organizer.Assistant, await MostUsedAsync(organizer, SettingKind.Rooms), await organizer.HiddenAsync());
        await AnswersAsync(known, session.Id, room.Name);

        await ChangeAsync(organizer, "update_event_setting", new { event_id = Event, kind = "room", setting = room.Name, name = "Atelier X", capacity = 2 });
        var listed = organizer.Wire.Seen("/rooms");
        var renamed = await AsFreshAsync(organizer, session.Id, "Atelier X", fresh => (organizer.Wire.Seen("/rooms") - listed).ShouldBe(fresh ? 2 : 1));
        renamed[0].ShouldContain("\"sessions by room\",\"Atelier X\"");
        renamed[0].ShouldNotContain($"\"{room.Name}\"");
        renamed[1].ShouldContain("Atelier X holds 2");

        await ChangeAsync(organizer, "update_session", new { event_id = Event, session_id = session.Id, room = "Atelier X" });
        (await AsFreshAsync(organizer, session.Id, "Atelier X"))[3].ShouldContain("Atelier X");

        await ChangeAsync(organizer, "update_event_setting", new { event_id = Event, kind = "room", setting = "Atelier X", name = "Atelier Y" });
        (await AsFreshAsync(organizer, session.Id, "Atelier Y"))[3].ShouldContain("Atelier Y", customMessage: "what was written before the renaming tells the older name");
    }

    [Theory]
    [MemberData(nameof(Renamed))]
    public async Task A_renamed_setting_of_any_kind_has_its_new_name_at_once(SettingKind kind)
    {
        await using var organizer = await OpenAsync();
        var (known, setting) = (organizer.Assistant, await MostUsedAsync(organizer, kind));
        var session = (await SearchAsync(organizer)).First(one => Has(one, kind, setting.Id));
        await known.AskAsync("get_session", new { event_id = Event, session_id = session.Id });
        var sent = organizer.Wire.Seen("/sessions");

        await known.Sessionboard.Settings.UpdateAsync(Event, kind, setting.Id.ToUpperInvariant(), Named("Renamed just now"));
        var shown = (await known.AskAsync("get_session", new { event_id = Event, session_id = session.Id })).GetProperty("rows").GetRawText();

        shown.ShouldContain("Renamed just now");
        shown.ShouldNotContain($"\"{setting.Name}\"");
        organizer.Wire.Seen("/sessions").ShouldBe(sent);
        (await (await FreshAsync(organizer)).AskAsync("get_session", new { event_id = Event, session_id = session.Id })).GetProperty("rows").GetRawText().ShouldBe(shown);
    }

    [Theory]
    [MemberData(nameof(Deleted))]
    public async Task A_deleted_setting_of_any_kind_is_gone_from_the_sessions_at_once_and_nothing_is_read_for_it(SettingKind kind)
    {
        await using var organizer = await OpenAsync();
        var (known, setting) = (organizer.Assistant, await MostUsedAsync(organizer, kind));
        var session = (await SearchAsync(organizer)).First(one => Has(one, kind, setting.Id));
        await AnswersAsync(known, session.Id, null);

        await known.Sessionboard.Settings.DeleteAsync(Event, kind, setting.Id);
        var sent = organizer.Wire.All;
        await known.AskAsync("get_event_overview", new { event_id = Event });
        organizer.Wire.All.ShouldBe(sent);
        await AsFreshAsync(organizer, session.Id, null);
        if (kind != SettingKind.Statuses)
            return;

        await known.Sessionboard.Settings.RestoreStatusAsync(Event, setting.Id);
        await AsFreshAsync(organizer, session.Id, null);
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        organizer.SomebodyChanges(session.Id, one => one with { StatusId = setting.Id });
        (await known.AskAsync("get_session", new { event_id = Event, session_id = session.Id })).GetProperty("rows").GetRawText().ShouldContain(setting.Name!, customMessage: "it was given to it again");
    }

    [Fact]
    public async Task A_deletion_whose_answer_did_not_come_is_one_only_where_the_list_says_so()
    {
        await using var organizer = await OpenAsync();
        var (known, room) = (organizer.Assistant, await MostUsedAsync(organizer, SettingKind.Rooms));
        var before = (await known.AskAsync("get_event_overview", new { event_id = Event })).GetProperty("rows").GetRawText();

        organizer.Wire.Break = request => request.Method == HttpMethod.Delete ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        await Should.ThrowAsync<SessionboardException>(() => known.Sessionboard.Settings.DeleteAsync(Event, SettingKind.Rooms, room.Id));
        (await known.AskAsync("get_event_overview", new { event_id = Event })).GetProperty("rows").GetRawText().ShouldBe(before);

        var another = await FreshAsync(organizer);
        organizer.Wire.Break = _ => null;
        await another.Sessionboard.Settings.DeleteAsync(Event, SettingKind.Rooms, room.Id);
        organizer.Clock.Advance(TimeSpan.FromMinutes(3));
        (await known.AskAsync("get_event_overview", new { event_id = Event })).GetProperty("rows").GetRawText().ShouldNotContain($"\"{room.Name}\"");
    }

    [Fact]
    public async Task What_Sessionboard_itself_still_tells_as_it_was_is_shown_as_it_is_also_where_everything_is_read_after_the_change()
    {
        await using var organizer = await Organizer.OpenAsync();
        var room = await MostUsedAsync(organizer, SettingKind.Rooms);
        await (await FreshAsync(organizer)).AskAsync("get_event_overview", new { event_id = Event });

        await organizer.Assistant.Sessionboard.Settings.UpdateAsync(Event, SettingKind.Rooms, room.Id, Named("Atelier X"));
        organizer.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var minute = 2; minute < 12; minute += 3)
        {
            var shown = Said(await organizer.Assistant.AskAsync("get_event_overview", new { event_id = Event }));
            shown.ShouldContain("\"Atelier X\"", customMessage: $"after {minute} minutes");
            shown.ShouldNotContain($"\"{room.Name}\"");
            organizer.Clock.Advance(TimeSpan.FromMinutes(3));
        }
    }

    [Fact]
    public async Task What_somebody_else_renames_costs_nothing_and_the_receipt_says_how_old_the_answer_is()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (known, room) = (organizer.Assistant, await MostUsedAsync(organizer, SettingKind.Rooms));
        var (at, before) = (organizer.Clock.GetUtcNow(), (await known.AskAsync("get_event_overview", new { event_id = Event })).GetProperty("rows").GetRawText());

        organizer.Clock.Advance(TimeSpan.FromSeconds(30));
        await (await FreshAsync(organizer)).Sessionboard.Settings.UpdateAsync(Event, SettingKind.Rooms, room.Id, Named("Theirs"));
        await known.Sessionboard.Settings.CreateAsync(Event, SettingKind.Rooms, Named("A new one"));
        var sent = organizer.Wire.All;
        var answer = await known.AskAsync("get_event_overview", new { event_id = Event });

        answer.GetProperty("rows").GetRawText().ShouldBe(before);
        answer.Receipt().GetProperty("asOf").GetDateTimeOffset().ShouldBe(at);
        organizer.Wire.All.ShouldBe(sent);
    }

    [Fact]
    public async Task What_was_refused_costs_nothing_and_a_list_that_fails_leaves_sessions_as_they_were_read_and_says_how_old()
    {
        await using var organizer = await OpenAsync();
        var (known, room) = (organizer.Assistant, await MostUsedAsync(organizer, SettingKind.Rooms));
        await known.AskAsync("get_event_overview", new { event_id = Event });

        organizer.Wire.Break = _ => new HttpResponseMessage(HttpStatusCode.Conflict) { Content = new StringContent("{}") };
        await Should.ThrowAsync<ConflictException>(() => known.Sessionboard.Settings.UpdateAsync(Event, SettingKind.Rooms, room.Id, Named("Refused")));
        organizer.Wire.Break = _ => null;
        var sent = organizer.Wire.All;
        await known.AskAsync("get_event_overview", new { event_id = Event });
        organizer.Wire.All.ShouldBe(sent);

        await known.Sessionboard.Settings.UpdateAsync(Event, SettingKind.Rooms, room.Id, Named("Renamed just now"));
        organizer.Wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith("/rooms", StringComparison.Ordinal) ? Wire.Limited() : null;
        var answer = await known.AskAsync("get_event_overview", new { event_id = Event });
        answer.GetProperty("rows").GetRawText().ShouldContain($"\"{room.Name}\"");
        answer.Receipt().GetProperty("caveats").GetRawText().ShouldContain("What sessions tell of their rooms, tracks and people is as of ");
        organizer.Wire.Break = _ => null;
        (await known.AskAsync("get_event_overview", new { event_id = Event })).GetProperty("rows").GetRawText().ShouldContain("\"Renamed just now\"");
    }

    [Fact]
    public async Task People_that_were_changed_before_sessions_are_read_may_be_in_them_as_they_were()
    {
        await using var organizer = await Organizer.OpenAsync();
        var person = await organizer.PersonAsync();
        await organizer.Assistant.Sessionboard.Contacts.UpdateAsync(Event, person.Id, new Dictionary<string, JsonElement> { ["last_name"] = JsonSerializer.SerializeToElement("Ford") }, null);
        organizer.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await organizer.Assistant.AskAsync("search_sessions", new { event_id = Event });

        answer.Receipt().GetProperty("caveats").GetRawText().ShouldContain("changed here lately", customMessage: "Sessionboard's own reads may be three minutes old");
    }

    [Fact]
    public async Task After_a_contact_or_company_was_changed_the_receipt_says_how_old_it_is_in_sessions_and_not_after_one_was_made()
    {
        await using var organizer = await Organizer.OpenAsync();
        var known = organizer.Assistant;
        var person = await organizer.PersonAsync();
        (await CaveatsAsync()).ShouldNotContain("changed here");
        await organizer.CompanyAsync();
        (await CaveatsAsync()).ShouldNotContain("changed here");
        await known.Sessionboard.Contacts.UpdateAsync(Event, person.Id, new Dictionary<string, JsonElement> { ["last_name"] = JsonSerializer.SerializeToElement("Henry") }, null);
        (await CaveatsAsync()).ShouldContain("Contacts or companies were changed here lately: what sessions tell of them may be as old as ");
        organizer.Clock.Advance(TimeSpan.FromMinutes(31));
        (await CaveatsAsync()).ShouldNotContain("changed here", customMessage: "it was read whole");

        async Task<string> CaveatsAsync() =>
            (await known.AskAsync("search_sessions", new { event_id = Event })).Receipt().TryGetProperty("caveats", out var caveats) ? caveats.GetRawText() : "";
    }

    // Without the minutes that Sessionboard tells sessions as they were, so that who reads all sees all.
    private static Task<Organizer> OpenAsync() => Organizer.OpenAsync(new SandboxOptions { CachesSessionReads = false });

    private static Dictionary<string, JsonElement> Named(string name) => new() { ["name"] = JsonSerializer.SerializeToElement(name) };

    private static Task<Assistant> FreshAsync(Organizer organizer) => organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead));

    // Without a session read again the answers are those of a process that has read all of them just now.
    private static async Task<string[]> AsFreshAsync(Organizer organizer, string sessionId, string? room, Action<bool>? count = null)
    {
        var read = organizer.Wire.Seen("/sessions");
        var answers = await AnswersAsync(organizer.Assistant, sessionId, room);
        organizer.Wire.Seen("/sessions").ShouldBe(read);
        count?.Invoke(false);
        answers.ShouldBe(await AnswersAsync(await FreshAsync(organizer), sessionId, room));
        count?.Invoke(true);
        return answers;
    }

    private static async Task<string[]> AnswersAsync(Assistant assistant, string sessionId, string? room) =>
    [
        Said(await assistant.AskAsync("get_event_overview", new { event_id = Event })),
        Said(await assistant.AskAsync("check_programme", new { event_id = Event })),
        Said(room is null ? await assistant.AskAsync("search_sessions", new { event_id = Event }) : await assistant.AskAsync("search_sessions", new { event_id = Event, room })),
        Said(await assistant.AskAsync("get_session", new { event_id = Event, session_id = sessionId })),
    ];

    private static string Said(JsonElement answer) => answer.GetProperty("rows").GetRawText();

    private static async Task ChangeAsync(Organizer organizer, string tool, object arguments)
    {
        var asked = await organizer.Assistant.AskAsync(tool, arguments);
        if (asked.GetProperty("state").GetString() == "waiting")
            (await organizer.DecideAsync(asked.GetProperty("changeId").GetString()!)).State.ShouldBe(ChangeState.Applied);
    }

    private static async Task<Setting> MostUsedAsync(Organizer organizer, SettingKind kind)
    {
        var sessions = await SearchAsync(organizer);
        var setting = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, kind))
            .Where(setting => setting is not SessionStatus { IsCustom: false }).MaxBy(setting => sessions.Count(session => Has(session, kind, setting.Id)))!;
        sessions.ShouldContain(session => Has(session, kind, setting.Id), "the seed uses none");
        return setting;
    }

    private static bool Has(Session session, SettingKind kind, string id) => kind == SettingKind.Statuses
        ? session.CustomStatus?.Id == id
        : SessionSetting.All.Single(setting => setting.Kind == kind).Own(session).Any(setting => setting?.Id == id);

    private static async Task<IReadOnlyList<Session>> SearchAsync(Organizer organizer)
    {
        var found = new List<Session>();
        for (var page = 1; ; page++)
        {
            var read = (await organizer.Assistant.Sessionboard.Sessions.SearchAsync(Event, new SessionSearch(), page, 100)).Items;
            found.AddRange(read);
            if (read.Count < 100)
                return found;
        }
    }
}
