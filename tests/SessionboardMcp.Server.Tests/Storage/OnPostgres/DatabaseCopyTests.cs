using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

public sealed class DatabaseCopyTests
{
    [PostgresFact]
    public async Task Nobody_signs_in_again_after_the_move_and_nothing_is_lost()
    {
        using var old = new SignInServer();
        await old.InitializeAsync();
        using var visitor = new Visitor(old.Address);
        var tokens = await visitor.SignInAsync();
        var connection = await old.QueryAsync(database => database.Connections.SingleAsync());
        var change = await old.Services.GetRequiredService<IChangeStore>().AddAsync(SampleChange.Of("a", connection.Id) with { ExpiresAt = old.Time.GetUtcNow().AddDays(1) }, default);
        await old.Services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry { At = old.Time.GetUtcNow(), Connection = connection.Id, Action = "call", Tool = "list_events" }, default);
        var entries = await old.QueryAsync(database => database.AuditEntries.AsNoTracking().OrderBy(row => row.Number).ToListAsync());
        await using var scope = await TestStore.PrepareServerAsync();
        var name = await scope.Server.NewDatabaseAsync(isEmpty: true);
        await old.DisposeAsync();

        var copied = await CopyAsync(old.Data, scope.Server.AddressOf(name));

        copied["Connections"].ShouldBe(1);
        copied["AuditEntries"].ShouldBe(entries.Count);
        scope.Enter();
        scope.Use(old.Data, name);
        await old.InitializeAsync();
        using (var called = await visitor.CallAsync(tokens.Access, "tools/list"))
            called.StatusCode.ShouldBe(HttpStatusCode.OK, await called.Content.ReadAsStringAsync());
        (await visitor.RefreshAsync(tokens.Refresh!)).Status.ShouldBe(HttpStatusCode.OK);
        (await old.Services.GetRequiredService<IChangeStore>().FindAsync(connection.Id, change.Id, default))!.Fingerprint.ShouldBe(change.Fingerprint);
        old.Services.GetRequiredService<ConnectionSecrets>().RefreshToken(await old.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync())).ShouldBe("upstream-refresh-secret");
        (await old.QueryAsync(database => database.AuditEntries.AsNoTracking().OrderBy(row => row.Number).Take(entries.Count).Select(row => row.Entry).ToListAsync())).ShouldBe(entries.Select(entry => entry.Entry));
        // Numbers go on above those that were copied.
        await old.Services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry { At = old.Time.GetUtcNow(), Connection = connection.Id, Action = "call", Tool = "list_events" }, default);
        (await visitor.SignInAsync()).Access.ShouldNotBeEmpty();
        await old.DisposeAsync();
    }

    [PostgresFact]
    public async Task What_is_not_empty_is_copied_into_by_nobody()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync();
        await using (var used = new PostgresProcess(server.AddressOf(name)))
            await used.MigrateAsync();
        using var directory = new TemporaryDirectory();

        (await Should.ThrowAsync<ConfigurationProblemException>(() => CopyAsync(directory.Path, server.AddressOf(name)))).Message.ShouldContain("is not empty (DataProtectionKeys)");
        await server.DropAsync(name);
    }

    private static async Task<IReadOnlyDictionary<string, long>> CopyAsync(string data, string address)
    {
        await using var source = Compose(new SqliteStore(DataDirectory.Open(data, usesSandbox: false)));
        await using var target = Compose(new PostgresStore(PostgresAddress.Parse(address), PostgresServer.Certificates));
        return await new DatabaseCopy(source, target).RunAsync(default);
    }

    private static ServiceProvider Compose(IStore store)
    {
        var services = new ServiceCollection();
        services.AddLogging(SuiteLog.AddTo);
        services.AddSecretFreeLogs();
        services.AddStorage(store);
        return services.BuildServiceProvider();
    }
}
