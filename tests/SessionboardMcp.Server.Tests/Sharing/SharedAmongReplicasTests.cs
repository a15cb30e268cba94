using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>What a replica gives of what another one read, to whom, and what it no longer gives.</summary>
public sealed class SharedAmongReplicasTests(ThreeReplicas three) : IClassFixture<ThreeReplicas>
{
    private const int Event = SeededEvents.PublishingForum;

    private readonly SharingReplicas _replicas = three.All;

    [RedisFact]
    public async Task What_one_replica_read_for_a_person_no_other_one_reads_again_and_nobody_else_gets()
    {
        var (_, dana, _) = await _replicas.ConnectAsync("dana");
        var (_, other, _) = await _replicas.ConnectAsync("dana");
        var first = await _replicas.CallAsync(0, dana, "search_people", new { event_id = Event });
        _replicas.Requests();

        using var spared = new MetricCollector<long>(null, "SessionboardMcp", "sessionboard_mcp.requests.spared");
        var again = await _replicas.CallAsync(1, dana, "search_people", new { event_id = Event });
        spared.GetMeasurementSnapshot().ShouldContain(one => Equals(one.Tags["how"], "shared"));
        _replicas.Requests().ShouldBeEmpty();
        Rows(again).ShouldBe(Rows(first));
        AsOf(again).ShouldBe(AsOf(first), "nothing is newer for having been shared");

        await _replicas.CallAsync(1, other, "search_people", new { event_id = Event });
        _replicas.Requests().ShouldContain(request => request.Contains("/contacts", StringComparison.Ordinal), "another connection reads for itself, be it the same person's");
    }

    [RedisFact]
    public async Task Thirty_who_ask_three_replicas_at_once_cause_one_reading()
    {
        var (_, dana, _) = await _replicas.ConnectAsync("dana");
        await _replicas.CallAsync(0, dana, "list_events", null);
        _replicas.Requests();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => _replicas.CallAsync(number % 3, dana, "list_event_settings", new { event_id = Event, kind = "statuses" })));

        var requests = _replicas.Requests();
        requests.Count(request => request.Contains("/statuses", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', requests));
    }

    [RedisFact]
    public async Task What_was_written_through_one_replica_is_in_the_next_answer_of_the_others()
    {
        var (_, token, connection) = await _replicas.ConnectAsync("dana");
        var mine = Enumerable.Range(0, 3).Select(replica => _replicas.Client(replica, connection)).ToList();
        var session = await mine[0].Sessions.CreateAsync(Event, Fields("A session that was shared early"));
        foreach (var (tool, arguments) in Questions(session.Id))
        {
            for (var replica = 0; replica < 3; replica++)
                (await AskAsync(replica, tool, arguments)).ShouldNotContain("Zebrafish", Case.Sensitive, tool);
        }

        await mine[0].Settings.CreateAsync(Event, SettingKind.Tracks, new Dictionary<string, JsonElement> { ["name"] = Text("Zebrafish track") });
        await mine[1].Sessions.UpdateAsync(Event, session.Id, Fields("Zebrafish session"), null);
        await mine[2].Accounts.CreateAsync(Event, AccountKind.Sponsor, new Dictionary<string, JsonElement> { ["name"] = Text("Zebrafish sponsor") });
        await mine[2].Agenda.CreateDraftAsync(Event, new Dictionary<string, JsonElement> { ["name"] = Text("Zebrafish draft") });

        foreach (var (tool, arguments) in Questions(session.Id))
        {
            for (var replica = 0; replica < 3; replica++)
                (await AskAsync(replica, tool, arguments)).ShouldContain("Zebrafish", Case.Sensitive, $"{tool} at {replica}");
        }

        await mine[2].Sessions.DeleteAsync(Event, session.Id);
        foreach (var replica in (int[])[0, 1])
        {
            (await AskAsync(replica, "search_sessions", new { event_id = Event, text = "zebrafish" })).ShouldNotContain("Zebrafish session");
            (await AskAsync(replica, "get_session", new { event_id = Event, session_id = session.Id })).ShouldNotContain("Zebrafish session");
        }

        async Task<string> AskAsync(int replica, string tool, object arguments)
        {
            var answer = await _replicas.CallAsync(replica, token, tool, arguments);
            return answer.TryGetProperty("structuredContent", out var content) ? content.ToString() : answer.ToString();
        }
    }

    [RedisFact]
    public async Task A_disconnect_takes_away_all_that_was_shared_of_the_connection_and_lets_nothing_in_any_more()
    {
        var (_, token, connection) = await _replicas.ConnectAsync("dana");
        var (_, other, kept) = await _replicas.ConnectAsync("dana");
        foreach (var caller in (string[])[token, other])
            await _replicas.CallAsync(0, caller, "search_people", new { event_id = Event });
        await _replicas.Client(0, connection).Settings.CreateAsync(Event, SettingKind.Tags, new Dictionary<string, JsonElement> { ["name"] = Text("Gone soon") });
        (await HeldAsync(connection)).Count.ShouldBeGreaterThan(4);

        await using (var scope = _replicas[2].CreateAsyncScope())
            (await scope.ServiceProvider.GetRequiredService<ConnectionEnding>().EndAsync(connection.Id, EndReasons.Operator, default)).ShouldBeTrue();
        // As of a call that was under way.
        var late = _replicas[1].GetRequiredService<RedisAnswers>();
        var credential = BearerCredential.KeyOfGrant(connection.Id);
        await late.ReadAsync(credential, "late", false, _ => Task.FromResult(new Api.Sharing.SharedAnswer("late"u8.ToArray(), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue)), default);
        (await late.TellAsync(credential, "late", new Api.Sharing.SharedNews("late", "late"u8.ToArray()), TimeSpan.FromMinutes(1))).ShouldBeFalse();

        (await HeldAsync(connection)).ShouldHaveSingleItem().ShouldEndWith(":ended");
        (await HeldAsync(kept)).Count.ShouldBeGreaterThan(4);
    }

    private static (string Tool, object Arguments)[] Questions(string session) =>
    [
        ("list_event_settings", new { event_id = Event, kind = "tracks" }),
        ("search_sessions", new { event_id = Event, text = "zebrafish" }),
        ("get_session", new { event_id = Event, session_id = session }),
        ("search_sponsors_exhibitors", new { event_id = Event, kind = "sponsors", text = "zebrafish" }),
        ("list_agenda_drafts", new { event_id = Event }),
    ];

    private async Task<List<string>> HeldAsync(Connection connection)
    {
        var prefix = new SharedKeys(BearerCredential.KeyOfGrant(connection.Id)).Ended.ToString()[..^"ended".Length];
        return [.. (await three.Redis.DumpAsync()).Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
    }

    private static string Rows(JsonElement answer) => answer.GetProperty("structuredContent").GetProperty("rows").ToString();

    private static string AsOf(JsonElement answer) => answer.GetProperty("structuredContent").GetProperty("receipt").GetProperty("asOf").ToString();

    private static Dictionary<string, JsonElement> Fields(string title) => new() { ["title"] = Text(title) };

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);
}
