using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Storage;
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
}
