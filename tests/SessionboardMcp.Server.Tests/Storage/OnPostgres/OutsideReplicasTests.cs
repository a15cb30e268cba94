using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Storage.Audit;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>Behind a company's identity provider, two replicas at one database: each request of a person goes to the other one.</summary>
public sealed class OutsideReplicasTests : IDisposable
{
    private const int Event = SeededEvents.PublishingForum;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [PostgresFact]
    public async Task What_is_asked_at_one_replica_is_approved_and_undone_at_another_after_a_sign_in_at_both()
    {
        var postgres = await PostgresServer.OfRunAsync();
        var database = await postgres.NewDatabaseAsync(isEmpty: true);
        await using var provider = await TestProvider.StartAsync();
        (provider.SignIn.Person, provider.SignIn.Groups) = ("ana@example.org", ["writers"]);
        // What one wrote, the other reads at once: how long Sessionboard's reads may lag is another question.
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, CachesSessionReads = false });
        var settings = new Dictionary<string, string?>(OutsideServer.SignIn)
        {
            ["ConnectionStrings:Database"] = postgres.AddressOf(database),
            ["Keys:Certificate"] = CertificateFile.Write(_directory.Path),
        };
        // Both start at once on an empty database.
        var replicas = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => OutsideServer.StartAsync(provider.Authority, sandbox.BaseAddress, builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            TokenChanges.AddWhereGiven(builder, null).ShouldBeNull();
        }, usesSandbox: false)));
        using var person = new OutsideBrowser(new ByTurns(replicas[0].GetTestServer().CreateHandler(), replicas[1].GetTestServer().CreateHandler()));

        var waits = await WaitingAsync(replicas[0], provider);
        var page = await person.OpenAsync(waits.GetProperty("link").GetString()!);
        var done = await person.PressAsync(page, ("decision", "approve"));

        page.Html.ShouldContain("public");
        done.Status.ShouldBe(HttpStatusCode.OK);
        provider.SignIn.Asked.Count.ShouldBe(1, "one sign-in is good for both");
        (await StateAsync(replicas[0], provider, waits)).ShouldBe("applied");
        (await person.PressAsync(await person.OpenAsync(page.At.AbsoluteUri), ("decision", "undo"))).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(replicas[1], provider, waits)).ShouldBe("undone");
        foreach (var replica in replicas)
        {
            (await ChainedTrail.VerifyAsync(replica.Services)).Verdict.ShouldBe(AuditVerdict.Whole);
            using var ready = await replica.GetTestClient().GetAsync(new Uri("https://mcp.example.org/readyz"));
            ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using (var kept = await replicas[0].Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync())
            (await kept.AuditEntries.Select(row => row.Entry).ToListAsync()).Count(entry => entry.Contains("change.applied", StringComparison.Ordinal)).ShouldBe(3, "the new session, the change, and its undoing");
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        await postgres.DropAsync(database);
    }

    [PostgresFact]
    public async Task While_the_database_is_away_a_write_says_that_it_is_and_not_that_a_disk_is_full_and_reading_goes_on()
    {
        using var postgres = await PostgresServer.StartAsync(hasTemplate: true);
        var database = await postgres.NewDatabaseAsync();
        await using var provider = await TestProvider.StartAsync();
        (provider.SignIn.Person, provider.SignIn.Groups) = ("ana@example.org", ["writers"]);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        await using var replica = await OutsideServer.StartAsync(provider.Authority, sandbox.BaseAddress, builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(OutsideServer.SignIn)
            {
                ["ConnectionStrings:Database"] = postgres.AddressOf(database),
                ["Keys:Certificate"] = CertificateFile.Write(_directory.Path),
            });
            TokenChanges.AddWhereGiven(builder, null).ShouldBeNull();
        }, usesSandbox: false);
        using var person = new OutsideBrowser(replica.GetTestServer().CreateHandler());
        var waits = await WaitingAsync(replica, provider);
        var page = await person.OpenAsync(waits.GetProperty("link").GetString()!);
        await postgres.StopAsync();

        var written = await CallAsync(replica, provider, "create_session", new { event_id = Event, title = "While it is away" });
        var read = await CallAsync(replica, provider, "list_events", new { });
        var pressed = await person.PressAsync(page, ("decision", "approve"));
        using var ready = await replica.GetTestClient().GetAsync(new Uri("https://mcp.example.org/readyz"));

        written.GetProperty("isError").GetBoolean().ShouldBeTrue();
        written.GetRawText().ShouldContain("This server cannot write down what it does just now (its database cannot be reached)");
        written.GetRawText().ShouldContain("call get_change in a minute");
        written.GetRawText().ShouldNotContain("disk");
        read.TryGetProperty("structuredContent", out _).ShouldBeTrue(read.GetRawText());
        pressed.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        pressed.Html.ShouldContain("its database cannot be reached");
        pressed.Html.ShouldContain("Load the page of the change again in a minute");
        pressed.Html.ShouldNotContain("disk");
        (await ready.Content.ReadAsStringAsync()).ShouldBe("not ready: the database cannot be reached\n");
        await postgres.StartAgainAsync();
        // Each connection of the pool that was cut may fail one call.
        var works = false;
        for (var calls = 0; calls < 10 && !works; calls++)
            works = (await CallAsync(replica, provider, "create_session", new { event_id = Event, title = "Once it is back" })).TryGetProperty("structuredContent", out _);
        works.ShouldBeTrue();
        await replica.StopAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    private static async Task<JsonElement> WaitingAsync(WebApplication replica, TestProvider provider)
    {
        var made = (await CallAsync(replica, provider, "create_session", new { event_id = Event, title = "Made at one replica", capacity = 40 })).GetProperty("structuredContent");
        var waits = (await CallAsync(replica, provider, "update_session", new { event_id = Event, session_id = made.GetProperty("rows")[0][1].GetString(), is_public = true })).GetProperty("structuredContent");
        waits.GetProperty("state").GetString().ShouldBe("waiting");
        return waits;
    }

    private static async Task<string?> StateAsync(WebApplication replica, TestProvider provider, JsonElement change) =>
        (await CallAsync(replica, provider, "get_change", new { change_id = change.GetProperty("changeId").GetString() })).GetProperty("structuredContent").GetProperty("state").GetString();

    private static async Task<JsonElement> CallAsync(WebApplication replica, TestProvider provider, string tool, object arguments)
    {
        var (status, _, body) = await OutsideServer.AskAsync(
            replica.GetTestClient(), provider.Issue(subject: "ana@example.org", groups: ["writers"]), "tools/call", JsonSerializer.Serialize(new { name = tool, arguments }));
        status.ShouldBe(HttpStatusCode.OK);
        return body.GetProperty("result");
    }

    /// <summary>Sends each request to the other replica than the one before.</summary>
    private sealed class ByTurns(params HttpMessageHandler[] replicas) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker[] _replicas = [.. replicas.Select(replica => new HttpMessageInvoker(replica))];
        private int _sent;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _replicas[_sent++ % _replicas.Length].SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            foreach (var replica in _replicas)
                replica.Dispose();
            base.Dispose(disposing);
        }
    }
}
