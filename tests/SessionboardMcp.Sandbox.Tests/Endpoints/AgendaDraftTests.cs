using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class AgendaDraftTests
{
    private static readonly Guid Id = new("00000000-0000-4000-8000-000000000a01");
    private static readonly Guid PlaceId = new("00000000-0000-4000-8000-000000000a02");

    [Fact]
    public async Task A_draft_is_listed_read_and_told_with_its_placements()
    {
        await using var client = await StartAsync(SmallWorld.Talk with { StartsAt = SmallWorld.Day(20), EndsAt = SmallWorld.Day(21) });

        var listed = (await client.GetAsync(Event("agenda-drafts"))).ShouldBeOk().Json.EnumerateArray().ShouldHaveSingleItem();
        (await client.GetAsync(Event($"agenda-drafts/{Id}"))).ShouldBeOk().Text.ShouldBe(listed.GetRawText());
        listed.GetProperty("status").GetString().ShouldBe("draft");
        var placement = (await client.GetAsync(Event($"agenda-drafts/{Id}/sessions"))).ShouldBeOk().Json.EnumerateArray().ShouldHaveSingleItem();
        placement.GetProperty("session_id").GetGuid().ShouldBe(SmallWorld.Talk.Id);
        placement.GetProperty("draft_id").GetGuid().ShouldBe(Id);
        placement.GetProperty("starts_at").GetString().ShouldBe("2026-05-22T12:00:00.000Z");
    }

    [Theory]
    [InlineData(20, 21, true, 0, 1, 0)]
    [InlineData(22, 23, true, 0, 0, 0)]
    [InlineData(22, 23, false, 1, 0, 0)]
    public async Task Changes_are_the_difference_to_the_live_agenda(int from, int to, bool hasRoom, int additions, int modifications, int removals)
    {
        var talk = SmallWorld.Talk with { StartsAt = SmallWorld.Day(from), EndsAt = SmallWorld.Day(to), RoomId = hasRoom ? SmallWorld.Room.Id : null };
        await using var client = await StartAsync(talk);

        Counts((await client.GetAsync(Event($"agenda-drafts/{Id}/changes"))).ShouldBeOk().Json).ShouldBe((additions, modifications, removals));
    }

    [Fact]
    public async Task A_scheduled_session_without_a_place_in_the_draft_is_a_removal()
    {
        var other = SmallWorld.Talk with { Id = Guid.NewGuid(), Number = 9, Title = "Left out", StartsAt = SmallWorld.Day(20), EndsAt = SmallWorld.Day(21) };
        await using var client = await StartAsync(SmallWorld.Talk with { StartsAt = SmallWorld.Day(20), EndsAt = SmallWorld.Day(21) }, other);

        var changes = (await client.GetAsync(Event($"agenda-drafts/{Id}/changes"))).ShouldBeOk().Json;

        Counts(changes).ShouldBe((0, 1, 1));
        var removal = changes.GetProperty("removals")[0];
        removal.GetProperty("title").GetString().ShouldBe("Left out");
        removal.TryGetProperty("to", out _).ShouldBeFalse();
        changes.GetProperty("modifications")[0].GetProperty("to").GetProperty("starts_at").GetString().ShouldBe("2026-05-22T12:00:00.000Z");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/sessions")]
    [InlineData("/changes")]
    public async Task A_draft_that_is_not_there_is_404(string rest)
    {
        await using var client = await StartAsync(SmallWorld.Talk);

        foreach (var id in new[] { "x", $"{PlaceId}" })
            (await client.GetAsync(Event($"agenda-drafts/{id}{rest}"))).ShouldBeError(404, "Not Found", "There is no such agenda draft.");
    }

    [Theory]
    [InlineData(SeededEvents.DevCon, 1, 3, 1)]
    [InlineData(SeededEvents.PublishingForum, 0, 0, 0)]
    public async Task The_seeded_drafts_change_this_much(int eventId, int additions, int modifications, int removals)
    {
        await using var client = await SandboxClient.StartAsync(new SandboxOptions());
        var draft = (await client.GetAsync(Event("agenda-drafts", eventId))).ShouldBeOk().Json[0].GetProperty("id").GetString();

        Counts((await client.GetAsync(Event($"agenda-drafts/{draft}/changes", eventId))).ShouldBeOk().Json).ShouldBe((additions, modifications, removals));
    }

    private static (int Additions, int Modifications, int Removals) Counts(JsonElement changes) =>
        (changes.GetProperty("additions").GetArrayLength(), changes.GetProperty("modifications").GetArrayLength(), changes.GetProperty("removals").GetArrayLength());

    private static Task<SandboxClient> StartAsync(params Session[] sessions)
    {
        var world = SmallWorld.Create();
        var draft = new AgendaDraft
        {
            Id = Id,
            Name = "Draft",
            Description = "A draft",
            CreatedAt = SmallWorld.Day(1),
            UpdatedAt = SmallWorld.Day(2),
            Placements = [new Placement(PlaceId, SmallWorld.Talk.Id, SmallWorld.Room.Id, SmallWorld.Day(22), SmallWorld.Day(23))],
        };
        world = world with { Events = [world.Events[1] with { Sessions = sessions, Drafts = [draft] }] };
        return SandboxClient.StartAsync(new SandboxOptions { Organization = world });
    }
}
