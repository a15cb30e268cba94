using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

/// <summary>A query is never stale: it shows every write at once.</summary>
public sealed class WrittenDataTests
{
    [Fact]
    public async Task A_query_finds_what_was_just_written_and_no_more_what_was_deleted()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        (await FindAsync(client, "FIND Session WHERE title = 'Written' INCLUDE title, track.name")).ShouldBeEmpty();

        var track = (await client.PostAsync(Event("tracks/create"), """{"name":"New track"}""")).ShouldBeOk().Text("id");
        var made = (await client.PostAsync(Event("sessions/create"), $$"""{"title":"Written","track_id":"{{track}}","custom_fields":{"audience":"Few"} }""")).ShouldBeOk().Text("id");
        (await FindAsync(client, "FIND Session WHERE title = 'Written' INCLUDE title, slug, track.name AS track, status, audience")).ShouldBe(
            ["""{"title":"Written","slug":"written-10","track":"New track","status":"pending","audience":"Few"}"""]);

        (await client.PutAsync(Event($"tracks/{track}"), """{"name":"Renamed"}""")).ShouldBeOk();
        (await FindAsync(client, "FIND Session WHERE title = 'Written' INCLUDE track.name AS track")).ShouldBe(["""{"track":"Renamed"}"""]);

        (await client.DeleteAsync(Event($"sessions/{made}"))).ShouldBeDone();
        (await FindAsync(client, "FIND Session WHERE title = 'Written'")).ShouldBeEmpty();
        (await client.PostAsync(Event($"sessions/{made}/restore"))).ShouldBeOk();
        (await FindAsync(client, "FIND Session WHERE title = 'Written' INCLUDE title")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Queries_while_many_write_see_whole_changes_only()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        const string Pair = """{"operations":[{"action":"create","data":{"title":"Pair"}},{"action":"create","data":{"title":"Pair"}}]}""";
        var writing = Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.PostAsync(Event("sessions/bulk"), Pair)));

        var counts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => FindAsync(client, "FIND Session WHERE title = 'Pair' INCLUDE id")));
        await writing;

        counts.ShouldAllBe(rows => rows.Count % 2 == 0);
        (await FindAsync(client, "FIND Session WHERE title = 'Pair' INCLUDE id")).Count.ShouldBe(20);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(SandboxClient client, string query) =>
        [.. (await client.PostAsync(Event("insights/execute"), $$"""{"query":"{{query}}"}""")).ShouldBeOk().Results.Select(row => row.GetRawText())];
}
