using ModelContextProtocol.Client;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>
/// The conflicts that the seed was given are repaired with as few moves as can be: counted from the places before and after, and held against every
/// smaller choice of sessions to move. Of what has a place, and by place and people alone: what has none yet, or is too large for its room, is left out.
/// </summary>
public sealed class FewestMovesTests
{
    [Fact]
    public async Task What_collides_is_repaired_with_the_fewest_moves()
    {
        var organization = Placed(SeededOrganization.Create());
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, Organization = organization });
        await using var app = LocalApp.Build(new ServeSettings { IsLocal = true, UsesSandbox = true, Urls = "http://127.0.0.1:0", Configuration = [] }, sandbox.BaseAddress);
        await app.StartAsync();
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(new Uri(app.Urls.First()), "mcp?toolsets=all") }));

        foreach (var (eventId, days) in new[] { (SeededEvents.HealthDay, "2027-05-26"), (SeededEvents.PublishingForum, "2026-09-24 to 2026-09-26"), (SeededEvents.DevCon, "2027-03-12 to 2027-03-17") })
        {
            var agenda = new DraftedProgramme(client, organization.Events.Single(one => one.Id == eventId));
            await agenda.AskAsync("create_agenda_draft", ("name", "Repaired"));
            var before = await agenda.PlacesAsync();
            var conflicts = agenda.Conflicts(before);
            conflicts.ShouldNotBeEmpty();

            var planned = await agenda.AskAsync("plan_agenda", ("draft_id", "Repaired"), ("keep", "placed"), ("days", days), ("hours", "09:00-18:00"), ("seconds", 20));

            var after = await agenda.PlacesAsync();
            agenda.Conflicts(after).ShouldBeEmpty();
            after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
            var moved = before.Where(one => after[one.Key] != one.Value).Select(one => one.Key).ToList();
            planned.GetProperty("moved").GetInt32().ShouldBe(moved.Count, "as many as it says");
            planned.Rows().Where(row => row[1].GetString() == "moved").Select(row => row[2].GetString()).ShouldBe(moved, ignoreOrder: true);
            new FewestMoves(agenda, before, conflicts).Count(most: moved.Count).ShouldBe(moved.Count, $"of {eventId}, where {string.Join(", ", moved)} were moved for {string.Join(", ", conflicts)}");
        }
    }

    private static Organization Placed(Organization world) => world with
    {
        Events =
        [
            .. world.Events.Select(one => one with
            {
                Sessions = [.. one.Sessions.Select(session => session switch
                {
                    { IsAbstract: true } or { ParentId: not null } => session,
                    { RoomId: not null } when session.StartsAt < session.EndsAt => session with { Capacity = null },
                    _ => session with { DeletedAt = session.UpdatedAt },
                })],
            }),
        ],
    };
}
