using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Sharing;

namespace SessionboardMcp.Api.Keeping;

/// <summary>Counts a credential's own writes to records of a kind, so that what is kept of them is read anew after each.</summary>
/// <param name="owner">Whose writes they are.</param>
/// <param name="memory">Where it is remembered.</param>
/// <param name="kind">What is written, such as <c>settings</c>.</param>
/// <param name="news">Tells the other processes of the server.</param>
/// <param name="time">The clock.</param>
internal sealed class OwnVersion(HostCredential owner, Memory memory, string kind, WriteNews news, TimeProvider time)
{
    // Far longer than a list is kept, and longer than sessions that were read are kept without being read whole again.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(40);

    /// <summary>The version of an event's records, as far as this credential wrote them; of the organization's, where it is of no event.</summary>
    public string Version(int? eventId = null) => memory.Cache.Get<string>(Key(eventId)) ?? "0";

    /// <summary>When a record that stood already was written last (UTC); null where none was, or it is long ago. What other records tell of it may be older.</summary>
    public DateTimeOffset? ChangedAt(int eventId) => memory.Cache.TryGetValue(ChangeKey(eventId), out DateTimeOffset at) ? at : null;

    /// <summary>Writes, and counts it whatever comes of it: where no answer came, it may have been carried out.</summary>
    /// <param name="eventId">Of which event; null for the organization.</param>
    /// <param name="write">Writes.</param>
    /// <param name="isNew">Whether it makes a record, of which no other tells yet.</param>
    public async Task<T> WriteAsync<T>(int? eventId, Func<Task<T>> write, bool isNew = false)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            var written = new SharedWrite(kind, eventId, Guid.NewGuid().ToString("N"), time.GetUtcNow()) { IsNew = isNew };
            Apply(written);
            await news.TellAsync(owner, written).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a write, also one through another process.</summary>
    public void Apply(SharedWrite write)
    {
        memory.Cache.Set(Key(write.EventId), write.Version, Kept());
        if (!write.IsNew)
            memory.Cache.Set(ChangeKey(write.EventId), write.At, Kept());
    }

    private static MemoryCacheEntryOptions Kept() => new() { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 };

    private string ChangeKey(int? eventId) => Key(eventId) + "|changed";

    private string Key(int? eventId) => FormattableString.Invariant($"{owner.Partition}|own {kind}|{eventId}");
}
