using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What the agenda board is drawn of.</summary>
public sealed class AgendaBoardToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Event = SeededEvents.DevCon;
    private const string Name = "After the programme meeting";

    private static readonly Event Seeded = SharedSeed.Organization.Events.First(candidate => candidate.Id == Event);
    private static readonly AgendaDraft Draft = Seeded.Drafts.Single();

    [Fact]
    public async Task Its_pages_hold_the_draft_every_room_every_track_and_every_session_once()
    {
        var rows = await RowsAsync(await sandbox.AssistantAsync());

        var draft = Of(rows, "draft").ShouldHaveSingleItem();
        (draft["id"], draft["title"], draft["kind"], draft["detail"]).ShouldBe((Draft.Id.ToString(), Name, "draft", Seeded.TimeZone));
        Of(rows, "room").Select(row => row["id"]).ShouldBe(Seeded.Rooms.Select(room => room.Id.ToString()), ignoreOrder: true);
        Of(rows, "track").Select(row => (row["id"]!, row["color"])).ShouldBe(Seeded.Tracks.Select(track => (track.Id.ToString(), track.Color)), ignoreOrder: true);
        var sessions = Of(rows, "session").ToList();
        sessions.Select(row => row["id"]).ShouldBeUnique();
        var placed = Draft.Placements.ToDictionary(placement => placement.SessionId.ToString()!);
        sessions.Where(row => row["starts_at"] is not null).Select(row => (row["id"]!, DateTimeOffset.Parse(row["starts_at"]!), row["room_id"]!))
            .ShouldBe(placed.Select(pair => (pair.Key, pair.Value.StartsAt!.Value, pair.Value.RoomId.ToString()!)), ignoreOrder: true);
    }

    [Fact]
    public async Task Its_conflicts_and_changes_are_those_of_the_draft()
    {
        var assistant = await sandbox.AssistantAsync();
        var rows = await RowsAsync(assistant);
        var told = (await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = Name })).Notice()!;

        var created = Of(rows, "conflict").Count(row => row["change"] == "new");

        told.ShouldContain($"committing it would create {created} conflicts");
        Of(rows, "conflict").Count().ShouldBeGreaterThan(created, "those of the live agenda that the draft leaves");
        // What collides is on the board.
        var ids = Of(rows, "session").Select(row => row["id"]).ToHashSet();
        Of(rows, "conflict").SelectMany(row => row["sessions"]!.Split(' ')).ShouldAllBe(id => ids.Contains(id));
        var changes = Of(rows, "session").Where(row => row["change"] is not null).ToList();
        changes.Select(row => row["change"]).ShouldBe(["added", "moved", "moved", "moved", "removed"], ignoreOrder: true);
        changes.Where(row => row["change"] is "moved" or "removed").ShouldAllBe(row => row["live_starts_at"] != null);
        Of(rows, "session").Where(row => row["change"] is null).ShouldAllBe(row => row["live_starts_at"] == null);
    }

    [Fact]
    public async Task Who_is_one_person_has_one_number()
    {
        var rows = await RowsAsync(await sandbox.AssistantAsync());
        var who = Of(rows, "session").ToDictionary(row => row["id"]!, row => row["who"]?.Split(' ').ToHashSet() ?? []);

        var twice = Of(rows, "conflict").Where(row => row["kind"] == "person_in_two_places" && row["sessions"]!.Contains(' ')).Select(row => row["sessions"]!.Split(' ')).ToList();

        twice.ShouldNotBeEmpty();
        twice.ShouldAllBe(pair => who[pair[0]].Overlaps(who[pair[1]]));
        var seeded = Seeded.Sessions.Where(session => who.ContainsKey(session.Id.ToString())).SelectMany(session => session.Participants).Select(part => part.ContactId).Distinct().Count();
        who.Values.SelectMany(one => one).Distinct().Count().ShouldBeGreaterThanOrEqualTo(seeded);
    }

    // A page that does not fit is cut, and the next would not line up with it: the board asks by number.
    [Fact]
    public async Task A_page_of_the_longest_texts_is_whole()
    {
        var longest = new string('W', 400) + " “\\\"”";
        await using var host = await SandboxHost.StartAsync(new SandboxOptions
        {
            Limit = 100_000,
            Organization = SharedSeed.Organization.Edit(Event, one => one with
            {
                Drafts = [Draft with { Placements = [.. Draft.Placements.Select(placement => placement with { StartsAt = placement.StartsAt!.Value.AddMinutes(5), EndsAt = placement.EndsAt!.Value.AddMinutes(5) })] }],
                Sessions = [.. one.Sessions.Select(session => session with { Title = longest })],
            }),
        });
        await using var assistant = await Assistant.ConnectAsync(host.BaseAddress);

        var sizes = new List<int>();
        await RowsAsync(assistant, sizes.Add);

        sizes.Count.ShouldBeGreaterThan(5);
        sizes.SkipLast(1).ShouldAllBe(size => size == 50);
    }

    private static IEnumerable<Dictionary<string, string?>> Of(IEnumerable<Dictionary<string, string?>> rows, string part) => rows.Where(row => row["part"] == part);

    private static async Task<List<Dictionary<string, string?>>> RowsAsync(Assistant assistant, Action<int>? page = null)
    {
        var rows = new List<Dictionary<string, string?>>();
        var total = int.MaxValue;
        for (var number = 1; rows.Count < total; number++)
        {
            var answer = await assistant.AskAsync("get_agenda_board", new { event_id = Event, draft_id = Name, page = number });
            var columns = answer.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToList();
            total = answer.GetProperty("total").GetInt32();
            page?.Invoke(answer.Rows().Length);
            rows.AddRange(answer.Rows().Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second.ValueKind == JsonValueKind.Null ? null : pair.Second.ToString())));
        }

        return rows;
    }
}
