using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>PgBouncer in transaction mode: what a session would keep, such as its advisory lock, stays behind on a connection that others get.</summary>
public sealed class PgBouncerTests
{
    [PgBouncerFact]
    public async Task Four_processes_make_one_database_through_it_and_leave_no_lock_behind()
    {
        var server = await PostgresServer.OfRunAsync();
        using var bouncer = await PgBouncer.StartAsync(server);
        var name = await server.NewDatabaseAsync(isEmpty: true);
        var processes = Enumerable.Range(0, 4).Select(_ => new PostgresProcess(bouncer.AddressOf(name))).ToList();

        await Task.WhenAll(processes.Select(process => Task.Run(process.MigrateAsync)));

        await using var database = await processes[0].OpenAsync();
        (await database.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await server.ScalarAsync<long>(name, """SELECT COUNT(*) FROM "DataProtectionKeys" """)).ShouldBe(1);
        await KeptChanges.ConnectAsync(processes[0].Services, "one");
        var read = (await processes[0].Get<ConnectionStore>().FindAsync("one", default))!;
        (await Task.WhenAll(processes.Select(process => process.Get<ConnectionStore>().TryLeaseAsync(read, "owner", RefreshOptions.Lease)))).Count(has => has).ShouldBe(1);
        (await Task.WhenAll(processes.Select(process => process.Get<IChangeStore>().AddAsync(SampleChange.Of("same"), default)))).Select(change => change.Id).Distinct().Count().ShouldBe(1);
        (await server.ScalarAsync<long>(name, "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).ShouldBe(0);
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    // EF Core's lock is one of the history table, in the transaction of the step: PgBouncer rolls it back with the client that leaves.
    [PgBouncerFact]
    public async Task A_process_that_dies_while_it_holds_the_lock_of_migrations_keeps_no_other_from_starting()
    {
        var server = await PostgresServer.OfRunAsync();
        using var bouncer = await PgBouncer.StartAsync(server);
        var name = await server.NewDatabaseAsync(isEmpty: true);
        await using var next = new PostgresProcess(bouncer.AddressOf(name));
        await using (var dying = new PostgresProcess(bouncer.AddressOf(name) + ";Pooling=false"))
        {
            await using var database = await dying.OpenAsync();
            var history = database.GetService<IHistoryRepository>();
            history.LockReleaseBehavior.ShouldBe(LockReleaseBehavior.Transaction);
            await history.CreateIfNotExistsAsync();
            await using var transaction = await database.Database.BeginTransactionAsync();
            await history.AcquireDatabaseLockAsync();
            (await server.ScalarAsync<long>(name, "SELECT COUNT(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = '\"__EFMigrationsHistory\"'::regclass")).ShouldBe(1);
        }

        await next.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await using var made = await next.OpenAsync();
        (await made.Connections.CountAsync()).ShouldBe(0);
    }
}
