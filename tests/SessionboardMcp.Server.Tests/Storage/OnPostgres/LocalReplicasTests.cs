using System.CommandLine;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Identity.Approval;
using SessionboardMcp.Server.Tests.Storage.Audit;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>Two processes of <c>serve --local</c> at one database: what one knows the other knows.</summary>
public sealed class LocalReplicasTests : IDisposable
{
    private static readonly string Token = new('t', 40);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [PostgresFact]
    public async Task A_browser_that_one_paired_approves_at_the_other_what_was_asked_at_the_first()
    {
        var postgres = await PostgresServer.OfRunAsync();
        var database = await postgres.NewDatabaseAsync(isEmpty: true);
        // What one wrote, the other reads at once: how long Sessionboard's reads may lag is another question.
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, CachesSessionReads = false });
        string[] store = [$"--ConnectionStrings:Database={postgres.AddressOf(database)}", $"--Keys:Certificate={CertificateFile.Write(_directory.Path)}"];
        var replicas = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => StartAsync(sandbox, store)));
        using var one = new Visitor(PublicAddress.Resolve(replicas[0].Urls.First(), []));
        using var other = new Visitor(PublicAddress.Resolve(replicas[1].Urls.First(), []));

        // Each printed a code at its start, and both are good.
        var codes = replicas.Select(replica => replica.Services.GetRequiredService<LocalApprovers>().NewCode(replica.Urls.First()).Code).ToList();
        (await ApprovalScene.SendAsync(one, "/pair", new() { ["code"] = codes[1] })).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await ApprovalScene.SendAsync(other, "/pair", new() { ["code"] = codes[1] })).Status.ShouldBe(HttpStatusCode.BadRequest, "a code works once, wherever");
        // A browser sends its cookies to every port of the machine.
        other.Cookies.Add(one.Cookies.GetAllCookies());
        var (change, session) = await WaitingAsync(replicas[0], one);

        var pressed = await ApprovalScene.PressAsync(other, change, "approve");

        (pressed.Status, pressed.Location).ShouldBe((HttpStatusCode.SeeOther, $"/changes/{change.Id}"));
        (await replicas[0].Services.GetRequiredService<ISessionboardClient>().Sessions.GetAsync(SeededEvents.PublishingForum, session)).Capacity.ShouldBe(77);
        (await AskAsync(one, "get_change", new { change_id = change.Id })).GetProperty("state").GetString().ShouldBe("applied");
        foreach (var replica in replicas)
            (await ChainedTrail.VerifyAsync(replica.Services)).Verdict.ShouldBe(AuditVerdict.Whole);

        // The command reaches both; and forgetting, too.
        var printed = await RunAsync(["pair", .. store]);
        var code = printed[(printed.IndexOf("code=", StringComparison.Ordinal) + 5)..].Trim();
        using var third = new Visitor(PublicAddress.Resolve(replicas[1].Urls.First(), []));
        (await ApprovalScene.SendAsync(third, "/pair", new() { ["code"] = code })).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await RunAsync(["pair", "--forget", .. store])).ShouldContain("2 browsers were forgotten");
        (await ApprovalScene.OpenAsync(third, "/changes")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await RunAsync(["doctor", "--local", "--json", $"--Sessionboard:BaseUrl={sandbox.BaseAddress}", "--Sessionboard:ApiToken=sandbox-full", .. store]))
            .ShouldContain("Changes and the audit trail are kept there.");
        (await RunAsync(["audit", "verify", .. store])).ShouldContain("The audit trail is whole");
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        await postgres.DropAsync(database);
    }

    private static async Task<WebApplication> StartAsync(SandboxHost sandbox, string[] store)
    {
        var settings = new ServeSettings
        {
            IsLocal = true,
            Urls = "http://127.0.0.1:0",
            Configuration =
            [
                $"--Sessionboard:BaseUrl={sandbox.BaseAddress}", "--Sessionboard:ApiToken=sandbox-full",
                "--Sessionboard:Scopes=read:insights read:events read:sessions read:contacts write:sessions write:metadata", .. store,
            ],
        };
        var builder = ServeBuilder.Create(settings, sandbox: null);
        builder.Logging.ClearProviders();
        TokenChanges.AddTo(builder, null).ShouldBeNull();
        var app = LocalApp.Build(builder, settings, sandbox: null, LocalToken.Of(Token), LocalApproval.Open(settings, builder.Configuration));
        await TokenChanges.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static async Task<(ChangeSet Change, string Session)> WaitingAsync(WebApplication replica, Visitor assistant)
    {
        var found = await AskAsync(assistant, "search_sessions", new { event_id = SeededEvents.PublishingForum, status = "accepted" });
        var session = found.GetProperty("rows")[0][0].GetString()!;
        var waits = await AskAsync(assistant, "update_session", new { event_id = SeededEvents.PublishingForum, session_id = session, capacity = 77 });
        waits.GetProperty("state").GetString().ShouldBe("waiting");
        var id = waits.GetProperty("changeId").GetString()!;
        return ((await replica.Services.GetRequiredService<IChangeStore>().FindAsync(replica.Services.GetRequiredService<Caller>().Subject, id, default))!, session);
    }

    private static async Task<JsonElement> AskAsync(Visitor assistant, string tool, object arguments)
    {
        using var answer = await assistant.CallAsync(Token, "tools/call", JsonSerializer.Serialize(new { name = tool, arguments }));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var result = (await Visitor.JsonAsync(answer)).GetProperty("result");
        return result.TryGetProperty("structuredContent", out var content) ? content : throw new InvalidOperationException(result.GetRawText());
    }

    private static async Task<string> RunAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        await RootCommands.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return output.ToString() + error;
    }
}
