using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Sharing;

namespace SessionboardMcp.Api.Keeping;

/// <summary>
/// Tells the other processes of a server what a credential wrote through this one, and hears what it wrote through them: its next question, to whichever
/// of them, is answered after it.
/// </summary>
/// <param name="memories">Where is remembered what was heard.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">What they share; null where there is one process, or each keeps to itself.</param>
internal sealed class WriteNews(Memories memories, TimeProvider time, ISharedAnswers? shared = null)
{
    // As long as anything is kept that a write makes old; under a grant that is a minute.
    private static readonly TimeSpan LongestKept = TimeSpan.FromMinutes(5);

    // Longer than any answer from before a write is shared.
    private static readonly TimeSpan Alone = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    private readonly string _process = Guid.NewGuid().ToString("N");

    // What is heard is heard in order; several credentials may share a turn.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1))];
    private long _told;

    /// <summary>After which of the credential's writes this process reads; null where what it reads may not be shared now.</summary>
    public string? Generation(HostCredential owner) => StateOf(owner) is var state && state.AloneUntil > time.GetUtcNow() ? null : state.Generation;

    /// <summary>Tells what was written. What tells of people stays here where it may not be shared.</summary>
    /// <param name="owner">Whose write it is.</param>
    /// <param name="write">The write.</param>
    /// <param name="record">The record as it is now; null where it is not told.</param>
    public async Task TellAsync(HostCredential owner, SharedWrite write, Func<JsonElement>? record = null)
    {
        if (shared is null)
            return;
        var told = shared.HoldsPersonalData ? write with { Record = record?.Invoke() } : write with { RecordId = null, Outcome = SharedOutcome.Unknown };
        var news = new SharedNews($"{_process}-{Interlocked.Increment(ref _told)}", JsonSerializer.SerializeToUtf8Bytes(told, SharedJson.Default.SharedWrite));
        await InTurnAsync(owner, async () =>
        {
            var isHeard = await shared.TellAsync(owner.Credential.Key, owner.Partition, news, owner.Kept(LongestKept)).ConfigureAwait(false);
            var state = StateOf(owner) with { Generation = news.Id };
            Keep(owner, isHeard ? state : state with { AloneUntil = time.GetUtcNow() + Alone });
        }, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Hears what was written through other processes since it last did.</summary>
    /// <param name="owner">Whose writes.</param>
    /// <param name="apply">Remembers one here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task HearAsync(HostCredential owner, Action<SharedWrite> apply, CancellationToken cancellationToken) => shared is null ? Task.CompletedTask : InTurnAsync(owner, async () =>
    {
        var state = StateOf(owner);
        if (await shared.HearAsync(owner.Credential.Key, owner.Partition, state.Seen).ConfigureAwait(false) is not var (last, heard))
            return;
        foreach (var news in heard.Where(news => !news.Id.StartsWith(_process, StringComparison.Ordinal)))
        {
            if (Read(news.Content) is { } write && write.At > time.GetUtcNow() - LongestKept)
                apply(write);
        }

        // Once there is no news any more, no answer from before it is shared any more either.
        if (last != state.Seen || (last ?? "") != state.Generation)
            Keep(owner, state with { Seen = last, Generation = last ?? "" });
    }, cancellationToken);

    private static SharedWrite? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize(content.Span, SharedJson.Default.SharedWrite);
        }
        catch (JsonException)
        {
            // Of another version of this program.
            return null;
        }
    }

    private async Task InTurnAsync(HostCredential owner, Func<Task> act, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)owner.Partition.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await act().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private State StateOf(HostCredential owner) => memories.Answers.Cache.Get<State>(Key(owner)) ?? State.None;

    private void Keep(HostCredential owner, State state) =>
        memories.Answers.Cache.Set(Key(owner), state, new MemoryCacheEntryOptions { SlidingExpiration = Remembered, Size = 1 });

    private static string Key(HostCredential owner) => $"{owner.Partition}|news";

    private sealed record State(string? Seen, string Generation, DateTimeOffset AloneUntil)
    {
        public static State None { get; } = new(null, "", DateTimeOffset.MinValue);
    }
}
