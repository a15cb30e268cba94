using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>A Redis that goes, comes, or never was there; and one that may hold nothing that tells of people.</summary>
public sealed class WithoutRedisTests
{
    private const int Event = SeededEvents.PublishingForum;

    [RedisFact]
    public async Task While_Redis_is_away_calls_succeed_and_the_server_is_ready()
    {
        using var redis = await RedisServer.StartAsync();
        await using var replicas = await SharingReplicas.StartAsync(2, redis.Address);
        var (_, token, _) = await replicas.ConnectAsync("dana");
        await AskAsync("rooms");

        await redis.KillAsync();
        var began = Stopwatch.GetTimestamp();
        await AskAsync("tracks");
        await AskAsync("tags");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await replicas.ReadyAsync(1)).ShouldBe("ready\n");

        async Task AskAsync(string kind)
        {
            for (var replica = 0; replica < 2; replica++)
            {
                var answer = await replicas.CallAsync(replica, token, "list_event_settings", new { event_id = Event, kind });
                answer.GetProperty("structuredContent").GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(0, answer.ToString());
            }
        }
    }

    [RedisFact]
    public async Task Where_Redis_never_was_the_server_starts_and_answers()
    {
        await using var replicas = await SharingReplicas.StartAsync(1, RedisServer.Nowhere);
        var (_, token, _) = await replicas.ConnectAsync("dana");

        (await replicas.CallAsync(0, token, "list_events", null)).GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(4);
        (await replicas.ReadyAsync(0)).ShouldBe("ready\n");
    }

    [RedisFact]
    public async Task Without_leave_nothing_that_tells_of_people_is_shared_and_a_write_is_heard_all_the_same()
    {
        var redis = await RedisServer.OfRunAsync();
        await using var replicas = await SharingReplicas.StartAsync(2, redis.Address, holdsPersonalData: false);
        var (_, token, connection) = await replicas.ConnectAsync("dana");
        foreach (var tool in (string[])["search_people", "search_sessions", "list_agenda_drafts", "list_event_settings", "whats_changed", "get_event_overview"])
            await replicas.CallAsync(0, token, tool, tool switch { "list_event_settings" => new { event_id = Event, kind = "rooms" }, "whats_changed" => new { event_id = Event, since = "2026-01-01" }, _ => (object)new { event_id = Event } });
        var one = replicas.Client(0, connection);
        var session = await one.Sessions.CreateAsync(Event, new Dictionary<string, JsonElement> { ["title"] = JsonSerializer.SerializeToElement("Told to nobody") });
        var version = replicas.Client(1, connection).Agenda.CommitVersion(Event);

        var seal = replicas[0].GetRequiredService<SharedSeal>();
        var prefix = new SharedKeys(BearerCredential.KeyOfGrant(connection.Id)).Ended.ToString()[..^"ended".Length];
        var opened = new List<string>();
        foreach (var key in (await redis.DumpAsync()).Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && (key.Contains(":answer:", StringComparison.Ordinal) || key.Contains(":news:", StringComparison.Ordinal))))
        {
            if (await redis.Look().KeyTypeAsync(key) == StackExchange.Redis.RedisType.String)
                opened.Add(System.Text.Encoding.UTF8.GetString(seal.Open(key, await redis.Look().StringGetAsync(key))!.Value.Content.Span));
        }

        opened.ShouldContain(content => content.Contains("Publishing Forum", StringComparison.Ordinal), "events are shared");
        opened.ShouldAllBe(content => !content.Contains('@') && !content.Contains("email\":\"", StringComparison.Ordinal) && !content.Contains("Told to nobody", StringComparison.Ordinal) && !content.Contains(session.Id, StringComparison.OrdinalIgnoreCase));
        replicas.Requests();
        await replicas.CallAsync(1, token, "search_people", new { event_id = Event });
        replicas.Requests().ShouldContain(request => request.Contains("/contacts", StringComparison.Ordinal));
        replicas.Client(1, connection).Agenda.CommitVersion(Event).ShouldNotBe(version, "what is kept of sessions is read anew");
    }

    // What the database tells is enough: Sessionboard still shows what was there before.
    [Fact]
    public async Task Without_any_Redis_a_change_is_undone_at_another_replica_seconds_after()
    {
        await using var replicas = await SharingReplicas.StartAsync(2, redis: null);
        var (_, token, connection) = await replicas.ConnectAsync("dana");
        var made = await replicas.Client(0, connection).Sessions.CreateAsync(Event, new Dictionary<string, JsonElement> { ["title"] = JsonSerializer.SerializeToElement("A hidden session"), ["is_public"] = JsonSerializer.SerializeToElement(false) });
        await replicas.Client(1, connection).Sessions.GetAsync(Event, made.Id);
        await DoneAsync(0, "update_session", new { event_id = Event, session_id = made.Id, title = "Another title" });

        await DoneAsync(1, "undo_change", new { change_id = (await replicas[0].GetRequiredService<IChangeStore>().ListAsync(connection.Id, CancellationToken.None))[0].Id });

        (await replicas.Client(1, connection).Sessions.GetAsync(Event, made.Id)).Title.ShouldBe("A hidden session");

        // Each replica asks by its own page.
        async Task DoneAsync(int replica, string tool, object arguments)
        {
            var answer = await replicas.CallAsync(replica, token, tool, arguments);
            answer.TryGetProperty("structuredContent", out var told).ShouldBeTrue(answer.ToString());
            var change = (await replicas[replica].GetRequiredService<IChangeStore>().FindAsync(connection.Id, told.GetProperty("changeId").GetString()!, CancellationToken.None))!;
            if (change.State == ChangeState.Waiting)
                change = (await replicas[replica].GetRequiredService<ChangeDecision>().ApproveAsync(connection.Id, change.Id, ChangeDecision.HashOf(change), replicas.Client(replica, connection), CancellationToken.None)).Change!;
            change.State.ShouldBe(ChangeState.Applied, change.Records[0].OutcomeNote);
        }
    }
}
