using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Writes;
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

    [Fact]
    public async Task A_write_shows_late_in_what_is_kept_also_to_the_one_who_wrote_and_at_once_in_all_else()
    {
        var time = new FakeTimeProvider(WriteWorld.At(6));
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { TimeProvider = time }));
        var marked = Event($"sessions/{WriteWorld.Marked.Id}");
        await client.GetAsync(marked);
        await client.PostAsync(Event("sessions"), "{}");

        (await client.PutAsync(marked, """{"title":"Renamed","status":"declined"}""")).ShouldBeOk();
        time.Advance(TimeSpan.FromSeconds(179));

        foreach (var late in new[] { await client.GetAsync(marked), await client.PostAsync(Event("sessions"), "{}") })
            late.Text.ShouldContain("\"title\":\"Marked\"");
        (await client.PostAsync(Event("sessions/status"))).Results.Single(row => row.GetProperty("id").GetString() == WriteWorld.Marked.Id.ToString())
            .GetProperty("status").GetString().ShouldBe("declined");
        (await client.GetAsync(Event("sessions"))).Text.ShouldContain("\"title\":\"Renamed\"");
        (await client.PostAsync(Event("insights/execute"), """{"query":"FIND Session WHERE title = 'Renamed'"}""")).Results.ShouldHaveSingleItem();

        time.Advance(TimeSpan.FromSeconds(1));
        foreach (var late in new[] { await client.GetAsync(marked), await client.PostAsync(Event("sessions"), "{}") })
            late.Text.ShouldContain("\"title\":\"Renamed\"");
    }

    [Fact]
    public async Task A_deleted_session_stands_for_three_minutes_and_a_new_one_is_missing_from_the_search_as_long()
    {
        var time = new FakeTimeProvider(WriteWorld.At(6));
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { TimeProvider = time }));
        var marked = Event($"sessions/{WriteWorld.Marked.Id}");
        await client.GetAsync(marked);
        var before = (await client.PostAsync(Event("sessions"), "{}")).Text;

        (await client.DeleteAsync(marked)).ShouldBeDone();
        var made = (await client.PostAsync(Event("sessions/create"), """{"title":"New"}""")).Text("id");

        (await client.GetAsync(marked)).ShouldBeOk();
        (await client.PostAsync(Event("sessions"), "{}")).Text.ShouldBe(before);
        (await client.GetAsync(Event($"sessions/{made}"))).ShouldBeOk();
        time.Advance(TimeSpan.FromMinutes(3));
        (await client.GetAsync(marked)).Status.ShouldBe(404);
        (await client.PostAsync(Event("sessions"), "{}")).Text.ShouldContain(made);
    }

    [Fact]
    public void It_is_so_unless_somebody_says_otherwise() => new SandboxOptions().CachesSessionReads.ShouldBeTrue();

    private static Task<SandboxHost> StartAsync(TimeProvider time, bool caches) =>
        SandboxHost.StartAsync(new SandboxOptions { Organization = SmallWorld.Create(), TimeProvider = time, CachesSessionReads = caches });

    private static Organization Renamed()
    {
        var world = SmallWorld.Create();
        return world with { Events = [world.Events[1] with { Sessions = [SmallWorld.Talk with { Title = "Renamed" }] }] };
    }
}
