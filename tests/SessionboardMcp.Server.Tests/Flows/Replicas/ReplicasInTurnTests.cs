using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SessionboardMcp.Server.Tests.Identity.Approval;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Replicas;

/// <summary>The short form of what <c>tests/SessionboardMcp.Proof -- replicas</c> shows in ten minutes with processes.</summary>
public sealed class ReplicasInTurnTests
{
    private const string Scopes = "read:contacts read:events read:insights read:sessions write:metadata offline_access";
    private const int Readers = 3;

    private static readonly string[] Reads =
    [
        """{"name":"list_events","arguments":{}}""",
        $$$"""{"name":"run_query","arguments":{"event_id":{{{ReplicaTeam.Event}}},"query":"FIND Session INCLUDE title LIMIT 3"}}""",
        """{"name":"get_change","arguments":{}}""",
    ];

    private readonly ConcurrentBag<string> _failed = [];
    private readonly List<string> _written = [];
    private Visitor.Tokens _tokens = null!;

    [ReplicasFact]
    public async Task While_replicas_and_the_database_come_and_go_no_call_fails_no_grant_is_lost_and_nothing_is_written_twice()
    {
        await using var team = await ReplicaTeam.StartAsync();
        using var person = new Visitor(team.Address);

        // The whole sign-in, a refresh, a write, a person's approval: each request at another replica than the one before.
        _tokens = await SandboxServer.SignInAsync(person, "dana", ("scope", Scopes));
        await RefreshAsync(person);
        await WriteAsync(person);
        team.SameTwice().ShouldBe(0);
        team.Front.Passed().Count.ShouldBeGreaterThan(10);

        var answered = await InTurnAsync(team, person);
        _failed.ShouldBeEmpty();
        team.Front.Lost().ShouldBeEmpty();
        answered.ShouldBeGreaterThan(Readers * Reads.Length);

        await WithoutDatabaseAsync(team, person);
        await WriteAsync(person);
        foreach (var read in Reads.Concat(Reads))
            await AskAsync(person, read);
        await RefreshAsync(person);

        _failed.ShouldBeEmpty();
        (await team.TagsAsync()).Where(_written.Contains).Order(StringComparer.Ordinal).ShouldBe(_written.Order(StringComparer.Ordinal));
        (await team.Postgres.ScalarAsync<long>(team.Database, """SELECT count(*) FROM "Connections" WHERE "EndedAt" IS NULL""")).ShouldBe(1);
        team.Sandbox.OAuth.RefusedRefreshes.ShouldBe(0);
    }

    // Each replica ends and starts again while others ask, write and renew.
    private async Task<int> InTurnAsync(ReplicaTeam team, Visitor person)
    {
        var (isDone, answered) = (false, 0);
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            for (var number = reader; !Volatile.Read(ref isDone); number++)
            {
                await AskAsync(person, Reads[number % Reads.Length]);
                Interlocked.Increment(ref answered);
            }
        })).ToList();
        var writer = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isDone))
            {
                await WriteAsync(person);
                await RefreshAsync(person);
            }
        });
        foreach (var replica in team.Replicas)
        {
            await team.Front.LeaveAsync(replica.Port);
            await replica.StopAsync();
            await replica.StartAsync();
            await team.Front.ReturnAsync(replica.Port);
        }

        Volatile.Write(ref isDone, true);
        await Task.WhenAll([.. readers, writer]);
        return answered;
    }

    // At each replica: what cannot be done now is told so, and nobody is signed out.
    private async Task WithoutDatabaseAsync(ReplicaTeam team, Visitor person)
    {
        await team.Postgres.StopAsync();
        foreach (var call in Reads.Append(Create("Never")).Concat(Reads))
        {
            using var away = await person.CallAsync(_tokens.Access, "tools/call", call);
            away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, call);
            away.Headers.RetryAfter.ShouldNotBeNull();
        }

        for (var replica = 0; replica < team.Replicas.Count; replica++)
            (await person.RefreshAsync(_tokens.Refresh!)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await team.Postgres.StartAgainAsync();
    }

    // The button is pressed twice at once, at two replicas.
    private async Task WriteAsync(Visitor person)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Replicas {_written.Count}");
        var asked = await AskAsync(person, Create(name));
        _failed.ShouldBeEmpty();
        var change = asked.GetProperty("changeId").GetString()!;
        asked.GetProperty("state").GetString().ShouldBe("waiting");
        var page = await ApprovalScene.OpenAsync(person, $"/changes/{change}");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Html);
        var pressed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ApprovalScene.SendAsync(person, $"/changes/{change}", page.Form, ("decision", "approve"))));
        pressed.ShouldContain(answer => answer.Status == HttpStatusCode.SeeOther);
        pressed.ShouldAllBe(answer => (int)answer.Status < 500);
        _written.Add(name);
        var become = await AskAsync(person, $$$"""{"name":"get_change","arguments":{"change_id":"{{{change}}}"}}""");
        _failed.ShouldBeEmpty();
        become.GetRawText().ShouldContain("applied");
    }

    private async Task RefreshAsync(Visitor person)
    {
        var (status, json) = await person.RefreshAsync(_tokens.Refresh!);
        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        _tokens = Visitor.Tokens.Of(json);
    }

    private async Task<JsonElement> AskAsync(Visitor person, string call)
    {
        using var answer = await person.CallAsync(_tokens.Access, "tools/call", call);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            _failed.Add($"{(int)answer.StatusCode} to {call}: {await answer.Content.ReadAsStringAsync()}");
            return default;
        }

        var result = (await Visitor.JsonAsync(answer)).GetProperty("result");
        if (result.TryGetProperty("isError", out var isError) && isError.GetBoolean())
            _failed.Add($"{call}: {result.GetProperty("content")[0].GetProperty("text").GetString()}");
        return result.TryGetProperty("structuredContent", out var content) ? content : default;
    }

    private static string Create(string name) =>
        $$$"""{"name":"create_event_setting","arguments":{"event_id":{{{ReplicaTeam.Event}}},"kind":"tag","name":"{{{name}}}"}}""";
}
