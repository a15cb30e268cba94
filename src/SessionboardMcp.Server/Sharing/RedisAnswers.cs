using System.Security.Cryptography;
using SessionboardMcp.Api.Sharing;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Sharing;

/// <summary>What the replicas share, in Redis: sealed, under hashes, for less than a minute.</summary>
internal sealed class RedisAnswers(RedisLink link, SharedSeal seal, SharingSettings settings, TimeProvider time) : ISharedAnswers
{
    private const int MostNews = 500;

    // Whoever dies over a read keeps the others from it for so long.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    // No call that was under way when a credential ended takes as long.
    private static readonly TimeSpan Ended = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public bool HoldsPersonalData => settings.HoldsPersonalData;

    /// <inheritdoc/>
    public async Task<SharedAnswer> ReadAsync(
        string credential, string name, bool again, Func<CancellationToken, Task<SharedAnswer>> read, CancellationToken cancellationToken)
    {
        var keys = new SharedKeys(credential);
        if (again)
            return await KeptAsync(keys, name, await read(cancellationToken));
        var mine = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var begun = time.GetTimestamp();
        while (true)
        {
            if (await LookAsync(keys, name) is { } known)
                return known;
            var (isThere, isMine) = await link.TryAsync(redis => redis.LockTakeAsync(keys.Turn(name), mine, Turn));
            // Where no answer came, it may be this one's all the same, and the others must not wait for nothing.
            if (!isThere || isMine)
                return await InTurnAsync();
            // A turn ends by itself; one that does not is not ours, and nobody waits for it.
            if (time.GetElapsedTime(begun) > Turn)
                return await KeptAsync(keys, name, await read(cancellationToken));
            await Task.Delay(Glance, time, cancellationToken);
        }

        async Task<SharedAnswer> InTurnAsync()
        {
            try
            {
                // The one before may have put it there between the look and the turn.
                return await LookAsync(keys, name) ?? await KeptAsync(keys, name, await read(cancellationToken));
            }
            finally
            {
                await link.TryAsync(redis => redis.LockReleaseAsync(keys.Turn(name), mine), evenSo: true);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> TellAsync(string credential, string name, SharedNews news, TimeSpan kept)
    {
        var keys = new SharedKeys(credential);
        var (list, key) = (keys.News(name), keys.News(name, news.Id));
        var now = time.GetUtcNow();
        if (seal.Close(key, (now, now), news.Content) is not { } value)
            return false;
        var (_, isTold) = await link.TryAsync(redis => Change(redis, keys, change =>
        {
            Put(change, keys, key, value, kept);
            _ = change.ListRightPushAsync(list, news.Id);
            _ = change.ListTrimAsync(list, -MostNews, -1);
            _ = change.KeyExpireAsync(list, kept);
            _ = change.SortedSetAddAsync(keys.Index, (byte[])list!, now.ToUnixTimeSeconds());
        }));
        return isTold;
    }

    /// <inheritdoc/>
    public async Task<(string? Last, IReadOnlyList<SharedNews> News)?> HearAsync(string credential, string name, string? seen)
    {
        var keys = new SharedKeys(credential);
        if (await link.TryAsync(redis => redis.ListRangeAsync(keys.News(name))) is not (true, { } told))
            return null;
        List<string> ids = [.. told.Select(id => id.ToString())];
        var news = ids[(ids.LastIndexOf(seen ?? "") + 1)..];
        if (news.Count == 0)
            return (ids.LastOrDefault(), []);
        RedisKey[] all = [.. news.Select(id => keys.News(name, id))];
        if (await link.TryAsync(redis => redis.StringGetAsync(all)) is not (true, { } values))
            return null;
        return (ids[^1], [.. news.Zip(all, values).Select(one => (one.First, Opened: seal.Open(one.Second, one.Third))).Where(one => one.Opened is not null).Select(one => new SharedNews(one.First, one.Opened!.Value.Content))]);
    }

    /// <summary>Takes away all that a credential has there, for good.</summary>
    public Task DropAsync(string credential)
    {
        var keys = new SharedKeys(credential);
        return link.TryAsync(async redis =>
        {
            // Nothing comes in after this.
            await redis.StringSetAsync(keys.Ended, "1", Ended);
            var all = await redis.SortedSetRangeByRankAsync(keys.Index);
            return await redis.KeyDeleteAsync([keys.Index, .. all.Select(key => (RedisKey)(byte[])key!)]);
        });
    }

    private async Task<SharedAnswer?> LookAsync(SharedKeys keys, string name)
    {
        var key = keys.Answer(name);
        var (_, value) = await link.TryAsync(redis => redis.StringGetAsync(key));
        if (seal.Open(key, value) is not var (askedAt, receivedAt, body))
            return null;
        // Redis forgets it by itself; whoever can write there could put it back.
        var now = time.GetUtcNow();
        return askedAt + ISharedAnswers.Kept > now ? new SharedAnswer(body, Earlier(askedAt, now), Earlier(receivedAt, now)) : null;
    }

    private async Task<SharedAnswer> KeptAsync(SharedKeys keys, string name, SharedAnswer answer)
    {
        var key = keys.Answer(name);
        if (seal.Close(key, (answer.AskedAt, answer.ReceivedAt), answer.Body) is { } value)
            await link.TryAsync(redis => Change(redis, keys, change => Put(change, keys, key, value, ISharedAnswers.Kept)));
        return answer;
    }

    private void Put(ITransaction change, SharedKeys keys, RedisKey key, byte[] value, TimeSpan kept)
    {
        var now = time.GetUtcNow();
        _ = change.StringSetAsync(key, value, kept);
        _ = change.SortedSetAddAsync(keys.Index, (byte[])key!, now.ToUnixTimeSeconds());
        _ = change.SortedSetRemoveRangeByScoreAsync(keys.Index, double.NegativeInfinity, (now - Ended).ToUnixTimeSeconds());
        _ = change.KeyExpireAsync(keys.Index, Ended);
    }

    private static Task<bool> Change(IDatabase redis, SharedKeys keys, Action<ITransaction> change)
    {
        var transaction = redis.CreateTransaction();
        transaction.AddCondition(Condition.KeyNotExists(keys.Ended));
        change(transaction);
        return transaction.ExecuteAsync();
    }

    // Another replica's clock may be ahead.
    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
