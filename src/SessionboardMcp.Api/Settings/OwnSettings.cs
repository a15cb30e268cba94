using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Keeping;

namespace SessionboardMcp.Api.Settings;

/// <summary>Counts a credential's own writes to an event's settings, so that what is kept of them is read anew after each.</summary>
/// <param name="owner">Whose writes they are.</param>
/// <param name="memory">Where it is remembered.</param>
internal sealed class OwnSettings(HostCredential owner, Memory memory)
{
    // Far longer than a list of settings is kept.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <summary>The version of an event's settings, as far as this credential wrote them.</summary>
    public string Version(int eventId) => memory.Cache.Get<string>(Key(eventId)) ?? "0";

    /// <summary>Writes, and counts it whatever comes of it: where no answer came, it may have been carried out.</summary>
    public async Task<T> WriteAsync<T>(int eventId, Func<Task<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            memory.Cache.Set(Key(eventId), Guid.NewGuid().ToString("N"), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 });
        }
    }

    private string Key(int eventId) => FormattableString.Invariant($"{owner.Partition}|own settings|{eventId}");
}
