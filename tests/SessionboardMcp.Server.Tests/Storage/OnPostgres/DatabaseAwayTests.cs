using System.Net;
using Npgsql;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>A server that people sign in to, whose PostgreSQL is switched off and on again.</summary>
public sealed class DatabaseAwayTests
{
    [PostgresFact]
    public async Task While_it_is_away_every_way_in_answers_503_and_afterwards_all_is_well()
    {
        using var postgres = await PostgresServer.StartAsync(hasTemplate: true);
        new TestStore.Scope(postgres).Enter();
        using var server = new SignInServer();
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        var tokens = await visitor.SignInAsync();
        // Several connections of the pool are cut, not one.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.CallAsync(tokens.Access, "tools/list")));

        await postgres.StopAsync();
        foreach (var ask in Ways(visitor, tokens))
        {
            using var away = await ask();
            away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, away.RequestMessage!.RequestUri!.ToString());
            away.Headers.RetryAfter.ShouldNotBeNull();
            away.Headers.WwwAuthenticate.ShouldBeEmpty();
        }

        using var unready = await visitor.GetAsync("/readyz");
        unready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await unready.Content.ReadAsStringAsync()).ShouldBe("not ready: the database cannot be reached\n");
        using var served = await visitor.GetAsync("/readyz?exclude=database");
        served.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var healthy = await visitor.GetAsync("/healthz");
        healthy.StatusCode.ShouldBe(HttpStatusCode.OK);

        await postgres.StartAgainAsync();
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.CallAsync(tokens.Access, "tools/list"))))
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.RefreshAsync(tokens.Refresh!)).Status.ShouldBe(HttpStatusCode.OK);
        await server.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private static IEnumerable<Func<Task<HttpResponseMessage>>> Ways(Visitor visitor, Visitor.Tokens tokens)
    {
        yield return () => visitor.CallAsync(tokens.Access, "tools/list");
        yield return () => visitor.CallAsync(tokens.Access, "tools/call", """{"name":"list_events","arguments":{}}""");
        yield return () => visitor.PostAsync("/as/token", new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = tokens.Refresh!,
            ["client_id"] = visitor.ClientId,
        });
        yield return () => visitor.PostAsync("/as/revoke", new Dictionary<string, string> { ["token"] = tokens.Refresh!, ["client_id"] = visitor.ClientId });
        yield return () => visitor.GetAsync("/connections");
        yield return () => visitor.GetAsync(visitor.AuthorizeUrl());
    }
}
