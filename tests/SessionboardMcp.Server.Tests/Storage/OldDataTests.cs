using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Audit;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage;

/// <summary>A data directory that an older build made (see OldData/README.md): whoever was connected there still is.</summary>
public sealed class OldDataTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [PostgresFact]
    public async Task Nobody_signs_in_again_after_an_upgrade_nor_after_the_move_to_PostgreSQL()
    {
        var old = Fixture();
        var data = Copy(Path.Combine(Folder(), "data"));
        var time = new FakeTimeProvider(old.GetProperty("made").GetDateTimeOffset().AddHours(2));
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Url = Text(old, "sandbox"), Limit = 100_000, TimeProvider = time });
        using var assistant = new Visitor(PublicAddress.Resolve(Text(old, "server"), [])) { ClientId = Text(old, "client") };
        var (access, refresh) = (Text(old, "access"), Text(old, "refresh"));

        await using (var app = await StartAsync(old, time, data))
        {
            var rows = await QueryAsync(app, database => database.Connections.AsNoTracking().ToListAsync());
            rows.Count.ShouldBe(2);
            foreach (var row in rows)
                sandbox.OAuth.Adopt("dana", row.GrantedScopes, app.Services.GetRequiredService<ConnectionSecrets>().RefreshToken(row)!);
            await WorksAsync(assistant, access, old);
            // Sessionboard's own token had run out.
            sandbox.OAuth.Refreshes.ShouldBe(1);
            refresh = (await RefreshedAsync(assistant, refresh)).Refresh!;
            await WholeAsync(app);
        }

        await using var scope = await TestStore.PrepareServerAsync();
        var address = scope.Server.AddressOf(await scope.Server.NewDatabaseAsync(isEmpty: true));
        var certificate = CertificateFile.Write(_directory.Path);
        var (code, output, error) = await ServerProcess.RunAsync(
            new Dictionary<string, string> { ["Keys__Certificate"] = certificate }, "database", "copy", "--data", data, "--to", address);
        code.ShouldBe(0, error);
        output.ShouldContain("Connections: 2");
        await using (var app = await StartAsync(old, time, data, $"--ConnectionStrings:Database={address}", $"--Keys:Certificate={certificate}"))
        {
            app.Services.GetRequiredService<IStore>().IsShared.ShouldBeTrue();
            await WorksAsync(assistant, access, old);
            (await RefreshedAsync(assistant, refresh)).Access.ShouldNotBe(access);
            await WholeAsync(app);
        }

        sandbox.OAuth.RefusedRefreshes.ShouldBe(0);
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    // True answers, and the change that waited then still does.
    private static async Task WorksAsync(Visitor assistant, string access, JsonElement old)
    {
        var sessions = await AskAsync(assistant, access, "search_sessions", new { event_id = SeededEvents.PublishingForum, text = "Why Anyone Still Reads" });
        sessions.GetProperty("rows")[0].EnumerateArray().Select(cell => cell.ToString()).ShouldContain("Why Anyone Still Reads");
        (await AskAsync(assistant, access, "get_change", new { change_id = Text(old, "change") })).GetProperty("state").GetString().ShouldBe("waiting");
    }

    private static async Task<JsonElement> AskAsync(Visitor assistant, string access, string tool, object arguments)
    {
        using var answer = await assistant.CallAsync(access, "tools/call", JsonSerializer.Serialize(new { name = tool, arguments }));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var result = (await Visitor.JsonAsync(answer)).GetProperty("result");
        return result.TryGetProperty("structuredContent", out var content) ? content : throw new InvalidOperationException(result.GetRawText());
    }

    private static async Task<Visitor.Tokens> RefreshedAsync(Visitor assistant, string refresh)
    {
        var (status, json) = await assistant.RefreshAsync(refresh);
        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        var tokens = Visitor.Tokens.Of(json);
        using var called = await assistant.CallAsync(tokens.Access, "tools/list");
        called.StatusCode.ShouldBe(HttpStatusCode.OK);
        return tokens;
    }

    private static async Task WholeAsync(WebApplication app)
    {
        var report = await ChainedTrail.VerifyAsync(app.Services);
        (report.Verdict, report.NotCovered).ShouldBe((AuditVerdict.Whole, 0));
        report.Verified.ShouldBeGreaterThan(3);
    }

    private static async Task<T> QueryAsync<T>(WebApplication app, Func<ServerDatabase, Task<T>> query)
    {
        await using var database = await app.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await query(database);
    }

    private static async Task<WebApplication> StartAsync(JsonElement old, TimeProvider time, string data, params string[] more)
    {
        var settings = new ServeSettings
        {
            Urls = Text(old, "server"),
            Data = data,
            Configuration =
            [
                $"--PublicUrl={Text(old, "server")}", $"--Sessionboard:BaseUrl={Text(old, "sandbox")}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp", "--Sessionboard:Regions=us", .. more,
            ],
        };
        var builder = ServeBuilder.Create(settings, sandbox: null);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        var app = SignInApp.Build(builder, settings, sandbox: null);
        await SignInApp.PrepareAsync(app.Services, usesSandbox: false, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private string Copy(string from)
    {
        var to = Path.Combine(_directory.Path, "data");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }

    private static JsonElement Fixture() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "assistant.json"))).RootElement;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "OldData");
}
