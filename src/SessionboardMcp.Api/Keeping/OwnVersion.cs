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
    // Far longer than a list is kept.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <summary>The version of an event's records, as far as this credential wrote them; of the organization's, where it is of no event.</summary>
    public string Version(int? eventId = null) => memory.Cache.Get<string>(Key(eventId)) ?? "0";

    /// <summary>Writes, and counts it whatever comes of it: where no answer came, it may have been carried out.</summary>
    public async Task<T> WriteAsync<T>(int? eventId, Func<Task<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            var written = new SharedWrite(kind, eventId, Guid.NewGuid().ToString("N"), time.GetUtcNow());
            Apply(written);
            await news.TellAsync(owner, written).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a write, also one through another process.</summary>
    public void Apply(SharedWrite write) =>
        memory.Cache.Set(Key(write.EventId), write.Version, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 });

    private string Key(int? eventId) => FormattableString.Invariant($"{owner.Partition}|own {kind}|{eventId}");
}
