using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Writes;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class DraftWriteTests
{
    private static readonly string Draft = Event($"agenda-drafts/{WriteWorld.Draft.Id}");
    private static readonly string Place = Draft + "/sessions/create";

    [Fact]
    public async Task A_draft_begins_as_the_live_agenda_is_changed_and_deleted_and_nothing_goes_live()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());

        var made = (await client.PostAsync(Event("agenda-drafts/create"), """{"name":"Plan B","description":"If it rains"}""")).ShouldBeOk();
        var path = Event($"agenda-drafts/{made.Text("id")}");
        (made.Text("name"), made.Text("status")).ShouldBe(("Plan B", "draft"));
        (await client.GetAsync(path + "/changes")).ShouldBeOk().Text.ShouldBe("""{"additions":[],"modifications":[],"removals":[]}""");
        (await client.PutAsync(path, """{"name":"Plan C"}""")).ShouldBeOk().Text("description").ShouldBe("If it rains");

        var places = (await client.GetAsync(path + "/sessions")).ShouldBeOk().Json.EnumerateArray().ToList();
        places.Count.ShouldBe(3, "one has a room and no time");
        (await client.PutAsync($"{path}/sessions/{places.First(place => place.TryGetProperty("starts_at", out _)).GetProperty("id").GetString()}", """{"starts_at":"2026-06-01T08:00:00Z"}""")).ShouldBeOk().Text("starts_at").ShouldBe("2026-06-01T08:00:00.000Z");
        (await client.GetAsync(path + "/changes")).ShouldBeOk().Json.GetProperty("modifications").GetArrayLength().ShouldBe(1);

        (await client.DeleteAsync(path)).ShouldBeDone();
        (await client.GetAsync(path)).Status.ShouldBe(404);
        (await client.DeleteAsync(path)).ShouldBeError(404, "Not Found", "There is no such agenda draft.");
        (await client.FreshAsync(WriteWorld.Whole.Id.ToString()))!.Value.GetProperty("starts_at").GetString().ShouldBe("2026-06-01T09:00:00.000Z");
    }

    [Theory]
    [InlineData("{}", "session_id is missing.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000999"}""", "There is no such session of the programme in this event: 00000000-0000-4000-8000-000000000999.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000002"}""", "There is no such session of the programme in this event: 00000000-0000-4000-8000-000000000002.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000022"}""", "There is no such session of the programme in this event: 00000000-0000-4000-8000-000000000022.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000023"}""", "The session has a place in this draft already.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000001"}""", "starts_at, ends_at and room_id are needed, as the session is not on the agenda.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000021","ends_at":"2026-06-01T09:00:00Z"}""", "ends_at must be after starts_at.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000021","room_id":"00000000-0000-4000-8000-000000000999"}""", "There is no such room in this event: 00000000-0000-4000-8000-000000000999.")]
    [InlineData("""{"session_id":"00000000-0000-4000-8000-000000000021","track_id":"x"}""", "track_id is not a property of this operation.")]
    public async Task What_cannot_be_placed_is_refused(string body, string message)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { PlacesNeedAll = true }));

        (await client.PostAsync(Place, body)).ShouldBeError(400, "Bad Request", message);
    }

    // The description requires the session alone.
    [Fact]
    public async Task A_place_can_lack_its_room_or_its_time_and_a_commit_leaves_open_what_is_open()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        var open = "00000000-0000-4000-8000-000000000001";

        var made = (await client.PostAsync(Place, $$"""{"session_id":"{{open}}"}""")).ShouldBeOk();
        made.Json.TryGetProperty("starts_at", out _).ShouldBeFalse();
        (await client.PutAsync($"{Draft}/sessions/{made.Text("id")}", """{"starts_at":"2026-06-03T09:00:00Z","ends_at":"2026-06-03T08:00:00Z"}""")).ShouldBeError(400, "Bad Request", "ends_at must be after starts_at.");
        var before = (await client.GetAsync(Event($"sessions/{open}"))).ShouldBeOk().Text;
        (await client.PostAsync(Draft + "/commit")).ShouldBeDone();
        (await client.GetAsync(Event($"sessions/{open}"))).ShouldBeOk().Text.ShouldBe(before);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    public async Task A_new_draft_begins_empty_or_as_the_live_agenda(bool isEmpty, int placements)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { DraftsBeginEmpty = isEmpty }));

        var made = (await client.PostAsync(Event("agenda-drafts/create"), """{"name":"Plan B"}""")).ShouldBeOk();
        (await client.GetAsync(Event($"agenda-drafts/{made.Text("id")}/sessions"))).ShouldBeOk().Json.GetArrayLength().ShouldBe(placements);
    }

    // What becomes of sessions that the draft does not place is not published.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_puts_all_of_it_live_and_its_parts_move_along(bool takesOff)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { CommitTakesAbsentOff = takesOff }));
        var (whole, marked) = (WriteWorld.Whole.Id.ToString(), WriteWorld.Marked.Id.ToString());
        (await client.PostAsync(Place, $$"""{"session_id":"{{whole}}","starts_at":"2026-06-02T10:00:00Z","ends_at":"2026-06-02T13:00:00Z"}""")).ShouldBeOk();
        (await client.DeleteAsync($"{Draft}/sessions/{WriteWorld.Draft.Placements[0].Id}")).ShouldBeDone();

        (await client.PostAsync(Draft + "/commit")).ShouldBeDone();

        (await client.GetAsync(Draft)).ShouldBeOk().Text("status").ShouldBe("committed");
        (await client.FreshAsync(whole))!.Value.GetProperty("starts_at").GetString().ShouldBe("2026-06-02T10:00:00.000Z");
        (await client.GetAsync(Event($"sessions/{WriteWorld.PartOfWhole.Id}"))).ShouldBeOk().Text("ends_at").ShouldBe("2026-06-02T11:00:00.000Z");
        var (row, times) = ((await client.FreshAsync(marked))!.Value, (await client.GetAsync(Event($"sessions/{marked}"))).ShouldBeOk());
        (times.Json.TryGetProperty("starts_at", out var starts) && starts.ValueKind == System.Text.Json.JsonValueKind.String).ShouldBe(!takesOff, row.GetRawText());
        (await client.PostAsync(Draft + "/commit")).ShouldBeError(400, "Bad Request", "The draft is committed, and cannot be changed any more.");
        (await client.PutAsync(Draft, "{}")).Status.ShouldBe(400);
        (await client.PostAsync(Place, $$"""{"session_id":"{{marked}}"}""")).Status.ShouldBe(400);
        (await client.DeleteAsync(Draft)).ShouldBeDone();
    }

    [Fact]
    public async Task A_commit_is_all_or_nothing_and_passes_over_what_was_deleted_since()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        (await client.PostAsync(Place, $$"""{"session_id":"{{WriteWorld.Whole.Id}}","ends_at":"2026-06-01T09:30:00Z"}""")).ShouldBeOk();
        var before = (await client.GetAsync(Event("sessions?page_size=100"))).Text;

        (await client.PostAsync(Draft + "/commit")).ShouldBeError(400, "Bad Request", "The session must cover the times of its sub-sessions: make it longer, move them, then make it shorter.");
        (await client.GetAsync(Event("sessions?page_size=100"))).Text.ShouldBe(before);

        (await client.DeleteAsync(Event($"sessions/{WriteWorld.PartOfWhole.Id}"))).ShouldBeDone();
        (await client.DeleteAsync(Event($"sessions/{WriteWorld.Whole.Id}"))).ShouldBeDone();
        (await client.PostAsync(Draft + "/commit")).ShouldBeDone();
    }

    [Fact]
    public async Task Placements_in_bulk_and_those_of_another_draft_or_event()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        var bulk = (await client.PostAsync(Draft + "/sessions/bulk", $$"""
            {"operations":[{"action":"create","data":{"session_id":"{{WriteWorld.Whole.Id}}"} },{"action":"create","data":{"session_id":"{{WriteWorld.Whole.Id}}"} },{"action":"delete","id":"{{WriteWorld.Draft.Placements[0].Id}}"},{"action":"delete","id":"first"}]}
            """)).ShouldBeOk();

        bulk.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetString()).ShouldBe(["success", "error", "success", "error"]);
        (await client.PostAsync(Event($"agenda-drafts/{WriteWorld.Id(999)}/sessions/bulk"), """{"operations":[]}""")).ShouldBeError(404, "Not Found", "There is no such agenda draft.");
        (await client.PutAsync(Event($"agenda-drafts/{WriteWorld.Draft.Id}", SmallWorld.Plain), "{}")).ShouldBeError(404, "Not Found", "There is no such agenda draft.");
        (await client.PostAsync(Draft + "/commit", token: SandboxTokens.Read)).ShouldBeError(403, "Forbidden", "The token lacks the scope write:events.");
    }
}
