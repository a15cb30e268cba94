using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Changes;

/// <summary>What every store of change sets holds to, whatever it is kept in.</summary>
public abstract class ChangeStoreContract
{
    [Fact]
    public async Task What_is_kept_is_read_back_whole()
    {
        var store = await OpenAsync();
        var change = SampleChange.Of("a");

        (await store.AddAsync(change, default)).ShouldBe(change);

        var read = (await (await OpenAsync()).FindAsync("one", change.Id, default)).ShouldNotBeNull();
        Text(read).ShouldBe(Text(change));
    }

    [Fact]
    public async Task The_newest_comes_first_even_of_one_instant()
    {
        var store = await OpenAsync();
        var kept = new List<string>();
        foreach (var call in (string[])["a", "b", "c"])
            kept.Insert(0, (await store.AddAsync(SampleChange.Of(call), default)).Id);

        (await store.ListAsync("one", default)).Select(change => change.Id).ShouldBe(kept);
    }

    [Fact]
    public async Task Another_connection_sees_and_changes_nothing_of_it()
    {
        var store = await OpenAsync();
        var change = await store.AddAsync(SampleChange.Of("a"), default);

        (await store.FindAsync("two", change.Id, default)).ShouldBeNull();
        (await store.ListAsync("two", default)).ShouldBeEmpty();
        (await store.ReplaceAsync(change with { Connection = "two", State = ChangeState.Applying }, default)).ShouldBeNull();
        (await store.FindAsync("one", change.Id, default))!.State.ShouldBe(ChangeState.Waiting);
        (await store.AddAsync(SampleChange.Of("a", "two"), default)).Connection.ShouldBe("two");
    }

    [Theory]
    [InlineData("")]
    [InlineData("../one")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("a\0b")]
    public async Task An_id_that_is_none_finds_nothing(string id)
    {
        var store = await OpenAsync();
        await store.AddAsync(SampleChange.Of("a"), default);

        (await store.FindAsync("one", id, default)).ShouldBeNull();
        (await store.FindAsync(id, "one", default)).ShouldBeNull();
        (await store.ListAsync(id, default)).ShouldBeEmpty();
        (await store.ReplaceAsync(SampleChange.Of("b") with { Id = id }, default)).ShouldBeNull();
    }

    // A process may wait for its turn while another one sends all of the same call.
    [Theory]
    [InlineData(ChangeState.Applied, 1, false)]
    [InlineData(ChangeState.PartlyApplied, 1, false)]
    [InlineData(ChangeState.Unknown, 1, false)]
    [InlineData(ChangeState.Applied, -1, true)]
    [InlineData(ChangeState.Applied, 0, true)]
    [InlineData(ChangeState.Undone, 1, true)]
    [InlineData(ChangeState.Refused, 1, true)]
    public async Task What_was_sent_after_the_same_call_had_been_planned_is_not_sent_again(ChangeState state, int seconds, bool isAdded)
    {
        IChangeStore[] processes = [await OpenAsync(), await OpenAsync()];
        var first = await processes[0].AddAsync(SampleChange.Of("a", state: ChangeState.Applying), default);
        await processes[0].ReplaceAsync(first with { State = state, SentAt = SampleChange.Noon.AddSeconds(seconds) }, default);

        var second = await processes[1].AddAsync(SampleChange.Of("a", state: ChangeState.Applying), default);

        (second.Id != first.Id).ShouldBe(isAdded);
        (await processes[0].ListAsync("one", default)).Count.ShouldBe(isAdded ? 2 : 1);
    }

    [Theory]
    [InlineData(ChangeState.Waiting)]
    [InlineData(ChangeState.Applying)]
    public async Task Of_one_call_that_is_made_at_once_in_two_processes_one_counts(ChangeState state)
    {
        IChangeStore[] processes = [await OpenAsync(), await OpenAsync()];

        var kept = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() =>
            processes[number % 2].AddAsync(SampleChange.Of("a", state: state), default))));

        kept.Select(change => change.Id).Distinct().ShouldHaveSingleItem();
        (await processes[0].ListAsync("one", default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_many_calls_at_once_in_two_processes_twenty_wait()
    {
        IChangeStore[] processes = [await OpenAsync(), await OpenAsync()];

        var kept = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(async () =>
        {
            try
            {
                return await processes[number % 2].AddAsync(SampleChange.Of($"call {number}"), default);
            }
            catch (TooManyWaitingException)
            {
                return null;
            }
        })));

        kept.Count(change => change is not null).ShouldBe(TooManyWaitingException.Most);
        (await processes[1].ListAsync("one", default)).Count.ShouldBe(TooManyWaitingException.Most);
        // What does not wait, and what is another's, has its room.
        (await processes[0].AddAsync(SampleChange.Of("at once", state: ChangeState.Applying), default)).State.ShouldBe(ChangeState.Applying);
        (await processes[0].AddAsync(SampleChange.Of("a", "two"), default)).Connection.ShouldBe("two");
    }

    [Fact]
    public async Task What_has_expired_takes_no_room_and_answers_no_call()
    {
        var store = await OpenAsync();
        for (var number = 0; number < TooManyWaitingException.Most; number++)
            await store.AddAsync(SampleChange.Of($"call {number}"), default);

        var next = SampleChange.Of("call 0", at: SampleChange.Noon.AddHours(24));

        (await store.AddAsync(next, default)).Id.ShouldBe(next.Id);
    }

    [Theory]
    [InlineData(ChangeState.Refused)]
    [InlineData(ChangeState.Applied)]
    [InlineData(ChangeState.Unknown)]
    [InlineData(ChangeState.Undone)]
    public async Task What_is_decided_answers_no_later_call(ChangeState state)
    {
        var store = await OpenAsync();
        var first = await store.AddAsync(SampleChange.Of("a"), default);
        await store.ReplaceAsync(first with { State = state }, default);

        (await store.AddAsync(SampleChange.Of("a"), default)).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Of_many_who_replace_it_at_once_in_two_processes_one_wins()
    {
        IChangeStore[] processes = [await OpenAsync(), await OpenAsync()];
        var change = await processes[0].AddAsync(SampleChange.Of("a"), default);

        var replaced = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() =>
            processes[number % 2].ReplaceAsync(change with { State = ChangeState.Applying, Summary = $"by {number}" }, default))));

        var won = replaced.Where(one => one is not null).ShouldHaveSingleItem()!;
        won.Version.ShouldBe(change.Version + 1);
        Text((await processes[0].FindAsync("one", change.Id, default))!).ShouldBe(Text(won));
        (await processes[1].ReplaceAsync(won with { State = ChangeState.Applied }, default))!.Version.ShouldBe(change.Version + 2);
    }

    /// <summary>Opens the one place of this test, as another process would.</summary>
    protected abstract Task<IChangeStore> OpenAsync();

    protected static string Text(ChangeSet change) => JsonSerializer.Serialize(change, ChangeJson.Default.ChangeSet);
}
