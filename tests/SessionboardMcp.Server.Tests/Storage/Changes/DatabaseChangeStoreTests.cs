using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Changes;

[OnBothStores]
public sealed class DatabaseChangeStoreTests : ChangeStoreContract, IDisposable
{
    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    // Two that open at once wait for each other while the database is made: on a clock that goes.
    protected override Task<IChangeStore> OpenAsync() =>
        Task.FromResult(KeptChanges.Store(_kept.Open(add: services => services.AddSingleton(TimeProvider.System))));

    [Fact, OnSqliteAlone]
    public async Task Nothing_that_people_wrote_is_on_the_disk_in_the_clear()
    {
        var store = await OpenAsync();
        var change = await store.AddAsync(SampleChange.Of("a"), default);
        await store.ReplaceAsync(change with { State = ChangeState.Applied }, default);

        foreach (var file in Directory.GetFiles(_kept.Data, "sessionboard-mcp.db*"))
        {
            var text = await File.ReadAllTextAsync(file);
            foreach (var word in (string[])["Secret <", "Secret \\u003C", "Room 2A", "Publishing Forum", "Speakers will", "Rename the"])
                text.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task A_payload_opens_in_no_other_row_and_for_no_other_connection()
    {
        var store = await OpenAsync();
        var (mine, other, foreign) = (SampleChange.Of("a"), SampleChange.Of("b"), SampleChange.Of("a", "two"));
        foreach (var change in (ChangeSet[])[mine, other, foreign])
            await store.AddAsync(change, default);

        await _kept.TamperAsync($"UPDATE \"Changes\" SET \"Payload\" = (SELECT \"Payload\" FROM \"Changes\" WHERE \"Id\" = '{mine.Id}')");
        (await store.ListAsync("one", default)).Select(change => change.Id).ShouldBe([mine.Id]);
        (await store.ListAsync("two", default)).ShouldBeEmpty();

        await _kept.TamperAsync($"UPDATE \"Changes\" SET \"Connection\" = 'two' WHERE \"Id\" = '{mine.Id}'");
        (await store.FindAsync("two", mine.Id, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("\"State\" = 'Waiting'")]
    [InlineData("\"Version\" = 0")]
    public async Task A_row_whose_columns_say_otherwise_than_its_payload_is_not_read(string altered)
    {
        var store = await OpenAsync();
        var change = await store.AddAsync(SampleChange.Of("a"), default);
        await store.ReplaceAsync(change with { State = ChangeState.Refused }, default);

        await _kept.TamperAsync($"UPDATE \"Changes\" SET {altered}");

        (await store.FindAsync("one", change.Id, default)).ShouldBeNull();
    }

    [Fact, OnSqliteAlone]
    public async Task A_lost_key_leaves_rows_out_of_lists_takes_no_room_and_is_told_once()
    {
        var store = await OpenAsync();
        for (var number = 0; number < TooManyWaitingException.Most; number++)
            await store.AddAsync(SampleChange.Of($"call {number}"), default);
        Directory.Delete(_kept.Directory.Keys.FullName, recursive: true);
        var logs = new FakeLogCollector();
        var next = KeptChanges.Store(_kept.Open(add: services => services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs)))));

        (await next.ListAsync("one", default)).ShouldBeEmpty();
        var again = SampleChange.Of("call 0");
        (await next.AddAsync(again, default)).Id.ShouldBe(again.Id);
        (await next.ListAsync("one", default)).Select(change => change.Id).ShouldBe([again.Id]);

        logs.GetSnapshot().Count(line => line.Message.Contains("cannot be decrypted", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_ends_with_its_connection_and_can_still_be_read()
    {
        var process = _kept.Open(isBySignIn: true);
        await KeptChanges.ConnectAsync(process, "one");
        var store = KeptChanges.Store(process);
        var (waiting, done) = (SampleChange.Of("a"), SampleChange.Of("b", state: ChangeState.Applied));
        await store.AddAsync(waiting, default);
        await store.AddAsync(done, default);
        var shown = (await store.FindAsync("one", waiting.Id, default)).ShouldNotBeNull();
        shown.State.ShouldBe(ChangeState.Waiting);

        await _kept.TamperAsync("UPDATE \"Connections\" SET \"EndedAt\" = 1");

        (await store.ListAsync("one", default)).Select(change => change.State).ShouldBe([ChangeState.Applied, ChangeState.Expired]);
        (await store.FindAsync("one", waiting.Id, default))!.State.ShouldBe(ChangeState.Expired);
        // Whoever read it before the end cannot approve it afterwards, either.
        (await store.ReplaceAsync(shown with { State = ChangeState.Applying }, default)).ShouldBeNull();
        var decided = await new ChangeDecision(store, null!, Microsoft.Extensions.Options.Options.Create(new WritesOptions()), _kept.Time).ApproveAsync("one", waiting.Id, ChangeDecision.HashOf(shown), null!, default);
        decided.WasDecided.ShouldBeFalse();
        decided.Change!.State.ShouldBe(ChangeState.Expired);
    }

    [Fact]
    public async Task What_is_being_sent_comes_to_its_end_though_its_connection_ended()
    {
        var process = _kept.Open(isBySignIn: true);
        await KeptChanges.ConnectAsync(process, "one");
        var store = KeptChanges.Store(process);
        var sending = await store.AddAsync(SampleChange.Of("a", state: ChangeState.Applying), default);

        await _kept.TamperAsync("UPDATE \"Connections\" SET \"EndedAt\" = 1");

        var sent = (await store.ReplaceAsync(sending with { SentAt = SampleChange.Noon }, default)).ShouldNotBeNull();
        (await store.ReplaceAsync(sent with { State = ChangeState.Applied }, default)).ShouldNotBeNull();
    }

    [Fact, OnSqliteAlone]
    public async Task A_database_that_cannot_be_used_is_one_known_failure_and_comes_back()
    {
        var process = _kept.Open();
        var store = KeptChanges.Store(process);
        File.Delete(_kept.Directory.Database);
        Directory.CreateDirectory(_kept.Data + "/sessionboard-mcp.db");

        await Should.ThrowAsync<StoreUnavailableException>(() => store.AddAsync(SampleChange.Of("a"), default));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.ListAsync("one", default));
        await Should.ThrowAsync<StoreUnavailableException>(() => process.GetRequiredService<IAuditTrail>().AppendAsync(Entry(), default));

        Directory.Delete(_kept.Data + "/sessionboard-mcp.db");
        (await store.AddAsync(SampleChange.Of("a"), default)).ShouldNotBeNull();
    }

    private static AuditEntry Entry() => new() { At = SampleChange.Noon, Connection = "one", Action = "call", Tool = "list_events" };
}
