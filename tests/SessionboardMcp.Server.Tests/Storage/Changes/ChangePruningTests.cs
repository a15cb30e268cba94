using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Changes;

[OnBothStores]
public sealed class ChangePruningTests : IDisposable
{
    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    [Theory]
    [InlineData(ChangeState.Applied, 29, true)]
    [InlineData(ChangeState.Applied, 31, false)]
    [InlineData(ChangeState.Waiting, 31, false)]
    [InlineData(ChangeState.Refused, 31, false)]
    [InlineData(ChangeState.Unknown, 89, true)]
    [InlineData(ChangeState.Applying, 89, true)]
    [InlineData(ChangeState.Unknown, 91, false)]
    public async Task A_change_is_kept_for_30_days_and_longer_while_nobody_knows_how_it_ended(ChangeState state, int days, bool isKept)
    {
        var process = _kept.Open();
        var store = KeptChanges.Store(process);
        await store.AddAsync(SampleChange.Of("a", state: state), default);

        _kept.Time.Advance(TimeSpan.FromDays(days));
        await process.GetRequiredService<ChangePruning>().PruneAsync(default);

        (await store.ListAsync("one", default)).Any().ShouldBe(isKept);
    }

    [Fact]
    public async Task What_waits_is_not_taken_away_under_somebody()
    {
        var process = _kept.Open();
        var store = KeptChanges.Store(process);
        await store.AddAsync(SampleChange.Of("a") with { ExpiresAt = SampleChange.Noon.AddDays(40) }, default);

        _kept.Time.Advance(TimeSpan.FromDays(31));
        await process.GetRequiredService<ChangePruning>().PruneAsync(default);

        (await store.ListAsync("one", default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_audit_entry_is_kept_for_90_days()
    {
        var process = _kept.Open();
        var trail = process.GetRequiredService<IAuditTrail>();
        await trail.AppendAsync(Entry(SampleChange.Noon), default);
        await trail.AppendAsync(Entry(SampleChange.Noon.AddDays(2)), default);

        _kept.Time.Advance(TimeSpan.FromDays(91));
        (await process.GetRequiredService<ChangePruning>().PruneAsync(default)).Entries.ShouldBe(1);

        await using var database = await process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        (await database.AuditEntries.SingleAsync()).At.ShouldBe(SampleChange.Noon.AddDays(2));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_an_entry()
    {
        var process = _kept.Open();
        await process.GetRequiredService<IAuditTrail>().AppendAsync(Entry(SampleChange.Noon), default);

        (await Should.ThrowAsync<System.Data.Common.DbException>(() => _kept.TamperAsync("UPDATE \"AuditEntries\" SET \"Entry\" = '{}'")))
            .Message.ShouldContain("append-only");
    }

    [Fact, OnSqliteAlone]
    public async Task A_database_that_stays_locked_is_a_known_failure_before_a_caller_gives_up()
    {
        var trail = _kept.Open().GetRequiredService<IAuditTrail>();
        await trail.AppendAsync(Entry(SampleChange.Noon), default);
        await using var keeper = new Support.KeptConnections(_kept.Data);
        await using var locked = await keeper.LockAsync();

        await Should.ThrowAsync<StoreUnavailableException>(() => trail.AppendAsync(Entry(SampleChange.Noon), default)).WaitAsync(TimeSpan.FromSeconds(25));
    }

    private static AuditEntry Entry(DateTimeOffset at) => new() { At = at, Connection = "one", Action = "call", Tool = "list_events" };
}
