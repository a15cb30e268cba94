using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Server.Tests.Flows.Writes;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// "Make a draft for the AI and Security tracks: keynotes in the Main Hall at nine, nobody twice at once, no two Security talks in parallel, one speaker
/// only on Tuesday": by tools alone, to the commit on the page. What came of it is judged here, by nothing of the server's.
/// </summary>
internal sealed class OrganizersEvening(Assistant assistant, Person person, SandboxHost sessionboard)
{
    private const int Event = SeededEvents.DevCon;
    private const string Draft = "Evening";
    private const string Security = "Security";

    private static readonly DateOnly Tuesday = new(2027, 3, 16);

    private Event _event = null!;
    private IReadOnlyDictionary<int, IReadOnlySet<string>> _people = null!;
    private TimeZoneInfo _zone = null!;

    public async Task PassAsync()
    {
        await ReadAsync();
        (_people, _zone) = (ProgrammePeople.Of(_event), TimeZoneInfo.FindSystemTimeZoneById(_event.TimeZone));
        var speaker = await SpeakerAsync();
        string[] rules = ["Keynotes in Main Hall at 9:00", "no two Security talks at once", $"\"{speaker}\" only on Tuesday"];
        await AskAsync("create_agenda_draft", new { event_id = Event, name = Draft });
        foreach (var (track, keep, days, seconds) in new[] { (Security, "nothing", "2027-03-15 to 2027-03-17", 2), ("AI Engineering", "nothing", "2027-03-15 to 2027-03-17", 2), (null, "placed", "2027-03-12 to 2027-03-17", 6) })
        {
            var planned = await AskAsync("plan_agenda", new { event_id = Event, draft_id = Draft, track, keep, days, hours = "9:00-18:00", minutes = 45, seconds, rules });
            State(planned).ShouldBe("applied", planned.GetRawText());
            planned.Rows().Where(row => row[0].GetString() == "unplaced").ShouldAllBe(row => row[7].GetString()!.Length > 10, "each says why");
        }

        var places = await PlacesAsync();
        Holds(places, speaker);
        (await BoardAsync()).ShouldBe(places.ToDictionary(place => place.Key, place => place.Value.From.ToUniversalTime()), ignoreOrder: true);

        // Two sessions to where they cost nothing.
        var moved = places.Where(place => Of(place.Key).TrackId == Track(Security).Id).Take(2).Select(place => place.Key).ToList();
        foreach (var id in moved)
        {
            var free = (await AskAsync("explain_placement", new { event_id = Event, draft_id = Draft, session_id = id, rules })).Rows()
                .First(row => row[0].GetString() == "place" && row[4].GetInt32() + row[5].GetInt32() == 0);
            State(await AskAsync("place_session", new { event_id = Event, draft_id = Draft, session_id = id, starts_at = free[1], ends_at = free[2], room = free[3] })).ShouldBe("applied");
        }

        var last = await PlacesAsync();
        last.Where(place => places[place.Key] != place.Value).Select(place => place.Key).ShouldBe(moved, ignoreOrder: true);
        Holds(last, speaker);
        var differences = await AskAsync("get_agenda_draft", new { event_id = Event, draft_id = Draft });
        differences.Notice()!.ShouldContain(" moved, ");
        differences.Rows().Where(row => row[0].GetString() == "conflict").Select(row => row[1].GetString()).ShouldNotContain(kind => kind == "person_in_two_places" || kind == "room_used_twice");

        var waiting = await AskAsync("commit_agenda_draft", new { event_id = Event, draft_id = Draft });
        State(waiting).ShouldBe("waiting");
        var before = _event;
        await ReadAsync();
        _event.Sessions.ShouldBeSameAs(before.Sessions, "nothing is live yet");
        await person.Page.GotoAsync(waiting.GetProperty("link").GetString()!);
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("sessions get another place");
        await person.Page.Locator("button[value=approve]").ClickAsync();
        // A commit reads draft and agenda once more, and looks at what came of it.
        await Assertions.Expect(person.Page.Locator("button[value=approve]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        State(await AskAsync("get_change", new { change_id = waiting.GetProperty("changeId").GetString() })).ShouldBe("applied");

        await ReadAsync();
        foreach (var (id, place) in last)
            (Of(id).StartsAt, Of(id).EndsAt, Room(Of(id).RoomId)).ShouldBe((place.From.ToUniversalTime(), place.To.ToUniversalTime(), place.Room), id);
        var left = await AskAsync("check_programme", new { event_id = Event, only = new[] { "person_in_two_places", "room_used_twice" } });
        left.GetProperty("total").GetInt32().ShouldBe(0, left.GetRawText());
        foreach (var id in moved)
        {
            var live = (await AskAsync("get_session", new { event_id = Event, session_id = id })).GetRawText();
            live.ShouldContain(TimeZoneInfo.ConvertTime(last[id].From, _zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        }
    }

    private void Holds(Dictionary<string, DraftedPlace> places, string speaker)
    {
        var inOrder = places.OrderBy(place => place.Value.From).ToList();
        foreach (var (place, number) in inOrder.Select((place, number) => (place, number)))
        {
            foreach (var other in inOrder.Skip(number + 1).TakeWhile(other => other.Value.From < place.Value.To).Where(other => other.Value.Meets(place.Value)))
            {
                other.Value.Room.ShouldNotBe(place.Value.Room, $"{place.Key} and {other.Key} are in one room");
                PeopleIn(place.Key).Intersect(PeopleIn(other.Key)).ShouldBeEmpty($"of {place.Key} and {other.Key}");
                (TrackOf(place.Key) == Security && TrackOf(other.Key) == Security).ShouldBeFalse($"{place.Key} and {other.Key} are Security talks");
            }
        }

        var keynotes = places.Where(place => _event.Formats.FirstOrDefault(format => format.Id == Of(place.Key).FormatId)?.Name == "Keynote").ToList();
        keynotes.ShouldNotBeEmpty();
        keynotes.ShouldAllBe(place => place.Value.Room == "Main Hall" && Local(place.Value.From).TimeOfDay == TimeSpan.FromHours(9));
        var theirs = places.Where(place => PeopleIn(place.Key).Contains(speaker.ToUpperInvariant())).ToList();
        theirs.ShouldNotBeEmpty();
        theirs.ShouldAllBe(place => DateOnly.FromDateTime(Local(place.Value.From)) == Tuesday);
    }

    // Of the Security track, and by themselves.
    private async Task<string> SpeakerAsync() => (await AskAsync("search_sessions", new { event_id = Event, track = Security, status = "accepted", kind = "session" })).Rows()
        .Select(row => row[9].ToString()).First(people => people.Length > 0 && !people.Contains(',', StringComparison.Ordinal) && !people.Contains('(', StringComparison.Ordinal));

    // As Sessionboard holds the draft.
    private async Task<Dictionary<string, DraftedPlace>> PlacesAsync()
    {
        await ReadAsync();
        var numbers = _event.Sessions.ToDictionary(session => session.Id, session => $"DEV-{session.Number}");
        return _event.Drafts.Single(draft => draft.Name == Draft).Placements.Where(place => place is { StartsAt: not null, EndsAt: not null })
            .ToDictionary(place => numbers[place.SessionId], place => new DraftedPlace(place.StartsAt!.Value, place.EndsAt!.Value, Room(place.RoomId)));
    }

    private async Task<Dictionary<string, DateTimeOffset>> BoardAsync()
    {
        var board = new Dictionary<string, DateTimeOffset>();
        for (var page = 1; ; page++)
        {
            var read = await AskAsync("get_agenda_board", new { event_id = Event, draft_id = Draft, page });
            foreach (var row in read.Rows().Where(row => row[0].GetString() == "session" && row[5].ValueKind == JsonValueKind.String))
                board.Add(row[3].GetString()!, row[5].GetDateTimeOffset().ToUniversalTime());
            if (!read.TryGetProperty("nextPage", out _))
                return board;
        }
    }

    // As JSON has it: what is null was not given.
    private Task<JsonElement> AskAsync(string tool, object arguments) => assistant.CallAsync(tool, arguments);

    private Task ReadAsync() => sessionboard.ChangeAsync(world =>
    {
        _event = world.Events.Single(one => one.Id == Event);
        return world;
    });

    private Session Of(string id) => _event.Sessions.Single(session => session.Number == Number(id) && session.ParentId is null);

    private IReadOnlySet<string> PeopleIn(string id) => _people[Number(id)];

    private string? TrackOf(string id) => _event.Tracks.FirstOrDefault(track => track.Id == Of(id).TrackId)?.Name;

    private Setting Track(string name) => _event.Tracks.Single(track => track.Name == name);

    private string? Room(Guid? id) => _event.Rooms.FirstOrDefault(room => room.Id == id)?.Name;

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;

    private static int Number(string id) => int.Parse(id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;
}
