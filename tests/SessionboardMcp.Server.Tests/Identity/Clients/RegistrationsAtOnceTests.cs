using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>Many clients that register at the same moment, where no more are kept.</summary>
public sealed class RegistrationsAtOnceTests
{
    private const int Most = 10;

    [Fact]
    [OnBothStores]
    public async Task No_more_are_kept_than_may_be()
    {
        using var server = Server();
        await server.InitializeAsync();

        await RegisterAsync(24, server);

        (await CountAsync(server)).ShouldBe(Most);
        await server.DisposeAsync();
    }

    [PostgresFact]
    public async Task Nor_by_several_replicas()
    {
        await using var scope = await TestStore.PrepareServerAsync();
        scope.Enter();
        using var one = Server();
        using var two = Server();
        using var three = Server();
        var database = scope.DatabaseOf(one.Data);
        scope.Use(two.Data, database);
        scope.Use(three.Data, database);
        foreach (var server in (SignInServer[])[one, two, three])
            await server.InitializeAsync();

        await RegisterAsync(24, one, two, three);

        (await CountAsync(one)).ShouldBe(Most);
        foreach (var server in (SignInServer[])[one, two, three])
            await server.DisposeAsync();
    }

    private static SignInServer Server() => new() { Configuration = { ["Clients:MaximumClients"] = $"{Most}" } };

    private static async Task RegisterAsync(int count, params SignInServer[] servers)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            var address = new Uri(new Uri(servers[number % servers.Length].Address.Text), "/as/register");
            using var answer = await http.PostAsJsonAsync(address, new { client_name = $"Client {number}", redirect_uris = (string[])["http://127.0.0.1/callback"] });
            return answer.StatusCode;
        }));

        // Nobody uses any: the oldest make room.
        answers.ShouldAllBe(status => status == HttpStatusCode.Created);
    }

    private static Task<int> CountAsync(SignInServer server) =>
        server.QueryAsync(database => database.Set<OpenIddictEntityFrameworkCoreApplication>().CountAsync());
}
