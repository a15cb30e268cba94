using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>Several replicas at one database.</summary>
public sealed class ReplicasTests
{
    // RefreshOptions.Lease is 15 seconds: by its own clock such a replica takes every lease for run out.
    [PostgresTheory]
    [InlineData(30, 0)]
    [InlineData(0, 30)]
    [InlineData(-30, 0)]
    [InlineData(3_600, -3_600)]
    public async Task A_lease_holds_by_the_clock_of_the_database_whatever_a_replica_takes_for_the_time(int holder, int other)
    {
        var server = await PostgresServer.OfRunAsync();
        var database = await server.NewDatabaseAsync();
        await using var one = new PostgresProcess(server.AddressOf(database), PostgresProcess.ClockAhead(TimeSpan.FromSeconds(holder)));
        await using var two = new PostgresProcess(server.AddressOf(database), PostgresProcess.ClockAhead(TimeSpan.FromSeconds(other)));
        await KeptChanges.ConnectAsync(one.Services, "one");
        var (mine, others) = (one.Get<ConnectionStore>(), two.Get<ConnectionStore>());
        (await mine.TryLeaseAsync((await mine.FindAsync("one", default))!, "mine", RefreshOptions.Lease)).ShouldBeTrue();

        (await others.TryLeaseAsync((await others.FindAsync("one", default))!, "other", RefreshOptions.Lease)).ShouldBeFalse();

        await server.ExecuteAsync(database, """UPDATE "Connections" SET "LeaseExpiresAt" = (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint - 1""");
        (await others.TryLeaseAsync((await others.FindAsync("one", default))!, "other", RefreshOptions.Lease)).ShouldBeTrue();
        await server.DropAsync(database);
    }

    [PostgresFact]
    public async Task Of_eight_that_take_a_lease_at_once_one_has_it_and_of_eight_that_add_a_change_one_adds()
    {
        var server = await PostgresServer.OfRunAsync();
        var database = await server.NewDatabaseAsync();
        await using var one = new PostgresProcess(server.AddressOf(database));
        await using var two = new PostgresProcess(server.AddressOf(database));
        await KeptChanges.ConnectAsync(one.Services, "one");
        var read = (await one.Get<ConnectionStore>().FindAsync("one", default))!;

        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? one : two).Get<ConnectionStore>().TryLeaseAsync(read, $"{number}", RefreshOptions.Lease)));
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? one : two).Get<IChangeStore>().AddAsync(SampleChange.Of("same"), default)));

        leases.Count(has => has).ShouldBe(1);
        added.Select(change => change.Id).Distinct().Count().ShouldBe(1);
        await server.DropAsync(database);
    }

    [PostgresFact]
    public async Task One_replica_prunes_at_a_time_and_a_turn_ends_with_its_process()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync();
        await using var one = new PostgresProcess(server.AddressOf(name));
        await using var two = new PostgresProcess(server.AddressOf(name));
        await using var first = await one.OpenAsync();
        await using var second = await two.OpenAsync();

        await using (var turn = await one.Store.TryTakeTurnAsync(first, "pruning", default))
        {
            turn.ShouldNotBeNull();
            (await two.Store.TryTakeTurnAsync(second, "pruning", default)).ShouldBeNull();
            (await two.Store.TryTakeTurnAsync(second, "another", default)).ShouldNotBeNull();
        }

        await second.Database.CurrentTransaction!.DisposeAsync();
        (await two.Store.TryTakeTurnAsync(second, "pruning", default)).ShouldNotBeNull();
        await server.ExecuteAsync("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()");
        await using var third = await one.OpenAsync();
        await using var again = await RetriedAsync(() => one.Store.TryTakeTurnAsync(third, "pruning", default));
        again.ShouldNotBeNull();
        await server.DropAsync(name);
    }

    // The first statement on a connection that was cut fails.
    private static async Task<T> RetriedAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception cut) when (StoreFailure.IsAway(cut))
        {
            return await action();
        }
    }
}
