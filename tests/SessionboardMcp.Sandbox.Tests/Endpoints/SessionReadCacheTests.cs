using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class SessionReadCacheTests
{
    private static readonly string Talk = Event($"sessions/{SmallWorld.Talk.Id}");

    [Fact]
    public async Task Without_the_cache_a_change_shows_at_once()
    {
        var host = await StartAsync(new FakeTimeProvider(), caches: false);
        await using var client = new SandboxClient(host);
        (await client.GetAsync(Talk)).Text.ShouldContain("\"title\":\"Talk\"");

        host.Replace(Renamed());

        (await client.GetAsync(Talk)).Text.ShouldContain("\"title\":\"Renamed\"");
    }

    [Fact]
    public async Task With_the_cache_a_session_read_is_three_minutes_old_at_most()
    {
        var time = new FakeTimeProvider();
        var host = await StartAsync(time, caches: true);
        await using var client = new SandboxClient(host);
        (await client.GetAsync(Talk)).Text.ShouldContain("\"title\":\"Talk\"");
        (await client.PostAsync(Event("sessions"), "{}")).Text.ShouldContain("\"title\":\"Talk\"");

        host.Replace(Renamed());
        time.Advance(TimeSpan.FromSeconds(179));

        (await client.GetAsync(Talk)).Text.ShouldContain("\"title\":\"Talk\"");
        (await client.PostAsync(Event("sessions"), "{}")).Text.ShouldContain("\"title\":\"Talk\"");

        time.Advance(TimeSpan.FromSeconds(1));

        (await client.GetAsync(Talk)).Text.ShouldContain("\"title\":\"Renamed\"");
        (await client.PostAsync(Event("sessions"), "{}")).Text.ShouldContain("\"title\":\"Renamed\"");
    }

    [Fact]
    public async Task What_was_not_asked_for_before_in_the_same_way_is_fresh()
    {
        var host = await StartAsync(new FakeTimeProvider(), caches: true);
        await using var client = new SandboxClient(host);
        await client.GetAsync(Talk);
        await client.PostAsync(Event("sessions"), "{}");
        await client.GetAsync(Event("sessions"));

        host.Replace(Renamed());

        (await client.GetAsync(Talk, SandboxTokens.Read)).Text.ShouldContain("\"title\":\"Renamed\"");
        (await client.GetAsync(Talk + "?expand=composition")).Text.ShouldContain("\"title\":\"Renamed\"");
        (await client.PostAsync(Event("sessions"), """{"filters":{"isAbstract":false}}""")).Text.ShouldContain("\"title\":\"Renamed\"");
        (await client.GetAsync(Event("sessions"))).Text.ShouldContain("\"title\":\"Renamed\"");
    }

    private static Task<SandboxHost> StartAsync(TimeProvider time, bool caches) =>
        SandboxHost.StartAsync(new SandboxOptions { Organization = SmallWorld.Create(), TimeProvider = time, CachesSessionReads = caches });

    private static Organization Renamed()
    {
        var world = SmallWorld.Create();
        return world with { Events = [world.Events[1] with { Sessions = [SmallWorld.Talk with { Title = "Renamed" }] }] };
    }
}
