using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Audit;

/// <summary>The chain as servers make it, over time and over several processes.</summary>
[OnBothStores]
public sealed class AuditChainTests : IDisposable
{
    private const string Force = "DROP TRIGGER IF EXISTS TR_AuditEntries_AppendOnly;";

    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task Processes_that_append_at_once_make_one_chain()
    {
        ServiceProvider[] processes = [_kept.Open(), _kept.Open()];
        // Whoever waits for the other's upgrade does so by the clock, which stands still here.
        await StorageServices.MigrateAsync(processes[0], default);

        // Also the first entry, with which the chain begins.
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(() => ChainedTrail.AppendAsync(processes[number % 2], number, SampleChange.Noon))));

        var report = await ChainedTrail.VerifyAsync(processes[0]);
        (report.Verdict, report.Verified).ShouldBe((AuditVerdict.Whole, 24));
    }

    // Each transaction waits for the disk.
    [Fact]
    public async Task What_comes_while_one_entry_is_written_goes_with_the_next_at_once()
    {
        var commits = new Commits();
        var process = _kept.Open(add: commits.Watch);
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        var before = commits.Count;

        await Task.WhenAll(Enumerable.Range(2, 200).Select(number => ChainedTrail.AppendAsync(process, number, SampleChange.Noon)));

        (commits.Count - before).ShouldBeInRange(1, 20);
        var report = await ChainedTrail.VerifyAsync(process);
        (report.Verdict, report.Verified).ShouldBe((AuditVerdict.Whole, 201));
    }

    [Fact]
    public async Task What_is_about_a_change_waits_for_the_disk_and_other_entries_are_in_the_same_chain()
    {
        var commits = new Commits();
        var process = _kept.Open(add: commits.Watch);
        var trail = process.GetRequiredService<IAuditTrail>();
        AuditEntry Entry(int number) => new() { At = SampleChange.Noon, Connection = "one", Action = "call", Tool = $"tool_{number}" };

        await trail.NoteAsync(Entry(1));
        await trail.NoteAsync(Entry(2));
        await trail.AppendAsync(Entry(3), default);
        await trail.NoteAsync(Entry(4));

        // The first makes the chain, and goes another way after the look.
        commits.OnDisk.ShouldBe([false, false, true, false]);
        await Task.WhenAll(Enumerable.Range(5, 60).Select(number => number % 3 == 0 ? trail.AppendAsync(Entry(number), default) : trail.NoteAsync(Entry(number))));
        var report = await ChainedTrail.VerifyAsync(_kept.Open());
        (report.Verdict, report.Verified).ShouldBe((AuditVerdict.Whole, 64));
    }

    [Fact]
    public async Task Where_the_database_fails_everybody_who_waits_is_told_and_the_next_begins_anew()
    {
        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        await _kept.TamperAsync("ALTER TABLE AuditEntries RENAME TO Elsewhere");

        var appends = Enumerable.Range(2, 30).Select(number => ChainedTrail.AppendAsync(process, number, SampleChange.Noon)).ToList();
        foreach (var append in appends)
            await Should.ThrowAsync<StoreUnavailableException>(append);

        await _kept.TamperAsync("ALTER TABLE Elsewhere RENAME TO AuditEntries");
        await ChainedTrail.AppendAsync(process, 40, SampleChange.Noon);
        (await ChainedTrail.VerifyAsync(process)).Verified.ShouldBe(2);
    }

    // Each call of the table is a transaction.
    private sealed class Commits
    {
        private int _count;

        public int Count => _count;

        public ConcurrentQueue<bool> OnDisk { get; } = new();

        public void Watch(IServiceCollection services)
        {
            var kept = services.Last(service => service.ServiceType == typeof(IAuditTable)).ImplementationType!;
            services.AddSingleton(kept);
            services.AddSingleton<IAuditTable>(provider => new Watched((IAuditTable)provider.GetRequiredService(kept), this));
        }

        private sealed class Watched(IAuditTable table, Commits commits) : IAuditTable
        {
            public async Task<bool> TryAppendAsync(Func<AuditChain, LinkedEntries?> link, bool onDisk)
            {
                Interlocked.Increment(ref commits._count);
                commits.OnDisk.Enqueue(onDisk);
                return await table.TryAppendAsync(link, onDisk);
            }
        }
    }

    [Fact]
    public async Task Old_entries_are_forgotten_from_the_front_and_the_rest_stays_whole()
    {
        var process = _kept.Open();
        // A clock that ran a year ahead, and a call that began before another which ended first.
        foreach (var (number, day) in new[] { 0, 365, 1, 0, 20, 19, 20 }.Index())
            await ChainedTrail.AppendAsync(process, number, SampleChange.Noon.AddDays(day));

        _kept.Time.Advance(TimeSpan.FromDays(100));
        (await process.GetRequiredService<ChangePruning>().PruneAsync(default)).Entries.ShouldBe(4);
        var report = await ChainedTrail.VerifyAsync(process);
        (report.Verdict, report.Forgotten, report.Verified).ShouldBe((AuditVerdict.Whole, 4, 3));

        _kept.Time.Advance(TimeSpan.FromDays(100));
        await process.GetRequiredService<ChangePruning>().PruneAsync(default);
        report = await ChainedTrail.VerifyAsync(process);
        (report.Verdict, report.Forgotten, report.Verified).ShouldBe((AuditVerdict.Whole, 7, 0));

        await ChainedTrail.AppendAsync(process, 8, _kept.Time.GetUtcNow());
        report = await ChainedTrail.VerifyAsync(process);
        (report.Verdict, report.Head, report.Verified).ShouldBe((AuditVerdict.Whole, 8, 1));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Connection = 'other' WHERE Sequence = 2", 2, nameof(AuditBreakKind.Altered))]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 1", 1, nameof(AuditBreakKind.Missing))]
    [InlineData("UPDATE AuditEntries SET At = 0 WHERE Sequence = 4", 4, nameof(AuditBreakKind.Altered))]
    [InlineData("UPDATE AuditEntries SET At = 0", 1, nameof(AuditBreakKind.Altered))]
    [InlineData("INSERT INTO AuditEntries (At, Connection, Entry, Sequence) VALUES (0, 'a', '{}', 4000000000000)", 5, nameof(AuditBreakKind.Inserted))]
    [InlineData("UPDATE AuditEntries SET Sequence = 4000000000000 WHERE Sequence = 2", 2, nameof(AuditBreakKind.Reordered))]
    public async Task To_wait_until_it_is_forgotten_or_to_make_it_look_old_hides_nothing(string tampering, long place, string kind)
    {
        var process = _kept.Open();
        for (var number = 1; number <= 4; number++)
            await ChainedTrail.AppendAsync(process, number, SampleChange.Noon.AddDays(number < 4 ? 0 : 50));
        await _kept.TamperAsync(Force + tampering);

        _kept.Time.Advance(TimeSpan.FromDays(100));
        await process.GetRequiredService<ChangePruning>().PruneAsync(default);

        (await ChainedTrail.VerifyAsync(process)).Break.ShouldNotBeNull().ShouldSatisfyAllConditions(
            found => found.Sequence.ShouldBe(place),
            found => found.Kind.ToString().ShouldBe(kind));
    }

    [Fact]
    public async Task An_entry_that_was_forgotten_and_put_back_is_taken_away_and_remembered()
    {
        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        await ChainedTrail.AppendAsync(process, 2, SampleChange.Noon.AddDays(50));
        await _kept.TamperAsync("CREATE TABLE Copy AS SELECT * FROM AuditEntries WHERE Sequence = 1");
        _kept.Time.Advance(TimeSpan.FromDays(100));
        var pruning = process.GetRequiredService<ChangePruning>();
        await pruning.PruneAsync(default);
        await _kept.TamperAsync("INSERT INTO AuditEntries SELECT * FROM Copy");

        await pruning.PruneAsync(default);

        var report = await ChainedTrail.VerifyAsync(process);
        report.Break.ShouldBe(new AuditBreak(1, AuditBreakKind.Inserted) { NotedAt = SampleChange.Noon.AddDays(100) });
        (report.Forgotten, report.Verified).ShouldBe((1, 2));
    }

    [Fact]
    public async Task More_entries_than_are_forgotten_at_once_leave_a_whole_trail()
    {
        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        await using (var database = await process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync())
        {
            await process.GetRequiredService<AuditTurn>().RunAsync(
                database,
                held =>
                {
                    for (var number = 2; number <= 2_100; number++)
                        held.Append(new AuditEntry { At = SampleChange.Noon.AddDays(number <= 2_050 ? 0 : 50), Connection = "one", Action = "call", Tool = "tool" });
                    return Task.FromResult(true);
                },
                default);
        }

        _kept.Time.Advance(TimeSpan.FromDays(100));
        (await process.GetRequiredService<ChangePruning>().PruneAsync(default)).Entries.ShouldBe(2_050);

        var report = await ChainedTrail.VerifyAsync(process);
        (report.Verdict, report.Forgotten, report.Verified).ShouldBe((AuditVerdict.Whole, 2_050, 50));
    }

    [Fact]
    [OnSqliteAlone]
    public async Task While_the_database_stays_locked_nobody_waits_for_all_who_wait()
    {
        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        await using var keeper = new KeptConnections(_kept.Data);
        await using var locked = await keeper.LockAsync();

        var calls = Enumerable.Range(0, 8).Select(number => Task.Run(() => ChainedTrail.AppendAsync(process, number, SampleChange.Noon)));

        await Task.WhenAll(calls.Select(call => Should.ThrowAsync<StoreUnavailableException>(() => call))).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_was_found_is_remembered_for_as_long_as_an_entry_is_kept()
    {
        var process = _kept.Open();
        await ChainedTrail.AppendAsync(process, 1, SampleChange.Noon);
        await _kept.TamperAsync(Force + "UPDATE AuditEntries SET Entry = '{}'");
        var pruning = process.GetRequiredService<ChangePruning>();

        _kept.Time.Advance(TimeSpan.FromDays(91));
        await pruning.PruneAsync(default);
        (await ChainedTrail.VerifyAsync(process)).Break.ShouldBe(new AuditBreak(1, AuditBreakKind.Altered) { NotedAt = SampleChange.Noon.AddDays(91) });

        _kept.Time.Advance(TimeSpan.FromDays(91));
        await pruning.PruneAsync(default);
        (await ChainedTrail.VerifyAsync(process)).Verdict.ShouldBe(AuditVerdict.Whole);
    }

    [Theory]
    [InlineData("DELETE FROM AuditChains")]
    [InlineData("UPDATE AuditChains SET HeadSequence = 2, HeadLink = (SELECT Link FROM AuditEntries WHERE Sequence = 2); DELETE FROM AuditEntries WHERE Sequence = 3")]
    [InlineData("UPDATE AuditChains SET AnchorSequence = 1; DELETE FROM AuditEntries WHERE Sequence = 1")]
    [InlineData("UPDATE AuditChains SET Seal = ''")]
    [InlineData("UPDATE AuditChains SET Seal = 'x'; DELETE FROM AuditEntries")]
    public async Task A_server_that_goes_on_puts_no_seal_under_ends_that_somebody_altered(string tampering)
    {
        var process = _kept.Open();
        for (var number = 1; number <= 3; number++)
            await ChainedTrail.AppendAsync(process, number, SampleChange.Noon);
        await _kept.TamperAsync(tampering);

        await ChainedTrail.AppendAsync(process, 4, SampleChange.Noon);
        await ChainedTrail.AppendAsync(_kept.Open(), 5, SampleChange.Noon);
        (await ChainedTrail.VerifyAsync(process)).Break.ShouldNotBeNull().Kind.ShouldBe(AuditBreakKind.Anchor);

        // And what is forgotten takes nothing of that with it, before its time.
        _kept.Time.Advance(TimeSpan.FromDays(89));
        await process.GetRequiredService<ChangePruning>().PruneAsync(default);
        (await ChainedTrail.VerifyAsync(process)).Break.ShouldNotBeNull().Kind.ShouldBe(AuditBreakKind.Anchor);
    }

    [Fact]
    [OnSqliteAlone]
    public async Task Without_its_key_nothing_is_appended_and_with_it_all_is_whole()
    {
        await ChainedTrail.AppendAsync(_kept.Open(), 1, SampleChange.Noon);
        var (keys, away) = (Path.Combine(_kept.Data, "keys"), Path.Combine(_kept.Data, "away"));
        Directory.Move(keys, away);

        var without = _kept.Open();
        (await ChainedTrail.VerifyAsync(without)).Verdict.ShouldBe(AuditVerdict.KeyLost);
        await Should.ThrowAsync<StoreUnavailableException>(() => ChainedTrail.AppendAsync(without, 2, SampleChange.Noon));

        Directory.Delete(keys, recursive: true);
        Directory.Move(away, keys);
        var with = _kept.Open();
        await ChainedTrail.AppendAsync(with, 2, SampleChange.Noon);
        (await ChainedTrail.VerifyAsync(with)).ShouldSatisfyAllConditions(
            report => report.Verdict.ShouldBe(AuditVerdict.Whole),
            report => report.Verified.ShouldBe(2));
    }

    [Fact]
    public async Task No_link_of_an_entry_is_ever_a_seal()
    {
        await ChainedTrail.AppendAsync(_kept.Open(), 1, SampleChange.Noon);
        await using var database = await _kept.Open().GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();

        var ends = await database.AuditChains.SingleAsync();

        ends.HeadLink.ShouldBe((await database.AuditEntries.SingleAsync()).Link);
        ends.Seal.ShouldNotBe(ends.HeadLink);
        ends.Seal.Length.ShouldBe(43);
    }
}
