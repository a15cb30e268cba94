using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Changes;

namespace SessionboardMcp.Server.Tests.Storage;

public sealed class UpgradeTests : IDisposable
{
    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_database_of_the_release_before_changes_is_brought_up_to_date_with_all_that_it_holds()
    {
        await using (var database = await _kept.Open().GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync())
            await database.GetService<IMigrator>().MigrateAsync("20261124190830_Initial");
        await _kept.TamperAsync(
            """
            INSERT INTO Connections (Id, ClientId, ClientName, RedirectHost, Region, UpstreamHost, ChosenScopes, GrantedScopes, ShowsPersonalData, CreatedAt, BrowserKeyHash, UpstreamExpiresAt, Version)
            VALUES ('kept', 'client', 'Client', 'client.example', 'us', 'https://host', 'read:insights', 'read:insights', 0, 5, 'hash', 7, 3)
            """);

        var process = _kept.Open(isBySignIn: true);
        await StorageServices.MigrateAsync(process, default);

        await using var upgraded = await process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        (await upgraded.Connections.SingleAsync()).Version.ShouldBe(3);
        (await upgraded.Changes.CountAsync()).ShouldBe(0);
        (await upgraded.AuditEntries.CountAsync()).ShouldBe(0);
        (await upgraded.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Entries_of_the_release_before_the_chain_are_kept_and_counted_as_not_covered()
    {
        await using (var database = await _kept.Open().GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync())
            await database.GetService<IMigrator>().MigrateAsync("20261129002000_Approval");
        await _kept.TamperAsync($$"""INSERT INTO AuditEntries (At, Connection, Entry) VALUES ({{SampleChange.Noon.ToUnixTimeMilliseconds()}}, 'one', '{"tool":"old"}'), ({{SampleChange.Noon.ToUnixTimeMilliseconds()}}, 'two', '{"tool":"old"}')""");

        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);

        var report = await ChainedTrail.VerifyAsync(process);
        (report.Verdict, report.NotCovered, report.Verified).ShouldBe((AuditVerdict.Whole, 2, 1));
        (await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _kept.TamperAsync("UPDATE AuditEntries SET At = 0"))).Message.ShouldContain("append-only");

        // One more of that kind, later, is none of them.
        await _kept.TamperAsync("INSERT INTO AuditEntries (At, Connection, Entry) VALUES (5, 'one', '{}')");
        (await ChainedTrail.VerifyAsync(process)).Break.ShouldBe(new AuditBreak(2, AuditBreakKind.Inserted));
    }

    [Fact]
    public async Task The_chain_can_be_taken_away_again_and_nothing_else_goes_with_it()
    {
        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        await using (var database = await process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync())
            await database.GetService<IMigrator>().MigrateAsync("20261129002000_Approval");

        (await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _kept.TamperAsync("UPDATE AuditEntries SET At = 0 WHERE Connection = 'connection-1'"))).Message.ShouldContain("append-only");
    }
}
