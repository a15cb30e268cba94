using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Sharing;

namespace SessionboardMcp.Api.Settings;

/// <summary>What a credential wrote itself of the settings of events: sessions that were read before tell them as they were.</summary>
/// <param name="owner">Whose writes they are.</param>
/// <param name="memory">Where they are remembered.</param>
/// <param name="news">Tells the other processes of the server.</param>
/// <param name="time">The clock.</param>
internal sealed class OwnSettings(HostCredential owner, Memory memory, WriteNews news, TimeProvider time)
{
    /// <summary>What is written, among other kinds.</summary>
    public const string Kind = "settings";

    // Longer than the sessions that were read are kept without being read whole again.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(40);

    private readonly OwnVersion _version = new(owner, memory, Kind, news, time);

    /// <summary>A word that is another one after each write, also of what no session tells yet.</summary>
    public string Version(int eventId) => _version.Version(eventId);

    /// <summary>What was changed and deleted, of each setting the last. It never changes: another write makes another list.</summary>
    public IReadOnlyList<OwnSettingWrite> Of(int eventId) => memory.Cache.Get<IReadOnlyList<OwnSettingWrite>>(Key(eventId)) ?? [];

    /// <summary>Writes, and remembers it unless it was refused: where no answer came, it may have been carried out.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="setting">What is changed or deleted; null where no session can have it yet.</param>
    /// <param name="write">Writes.</param>
    public async Task<T> WriteAsync<T>(int eventId, SharedSetting? setting, Func<Task<T>> write)
    {
        var (isDone, isRefused) = (false, false);
        try
        {
            var written = await write().ConfigureAwait(false);
            isDone = true;
            return written;
        }
        catch (SessionboardException failure) when (failure is { Status: >= 400 and < 500 } and not (NotFoundException or UpstreamUnavailableException))
        {
            // Nothing was written, so nothing is to be shown otherwise. Where it is not there any more, the list tells.
            isRefused = true;
            throw;
        }
        finally
        {
            var told = new SharedWrite(Kind, eventId, Guid.NewGuid().ToString("N"), time.GetUtcNow()) { Setting = setting is null || isRefused ? null : setting with { IsDone = isDone } };
            Apply(told);
            await news.TellAsync(owner, told).ConfigureAwait(false);
        }
    }

    /// <summary>Remembers a write, also one through another process.</summary>
    public void Apply(SharedWrite write)
    {
        _version.Apply(write);
        // A process of another version may know other kinds.
        if (write is { EventId: { } eventId, Setting: { } setting } && Enum.IsDefined((SettingKind)setting.Kind))
            Remember(eventId, new OwnSettingWrite((SettingKind)setting.Kind, setting.Id.Trim(), write.At) { IsDeletion = setting.IsDeletion, IsDone = setting.IsDone });
    }

    private void Remember(int eventId, OwnSettingWrite write)
    {
        // Several clients of one credential share the memory, and so the lock.
        lock (memory)
        {
            // What another process tells late is not the last.
            if (Of(eventId).Any(known => IsSame(known, write) && known.At > write.At))
                return;
            IReadOnlyList<OwnSettingWrite> all = [.. Of(eventId).Where(known => known.At > write.At - Remembered && !IsSame(known, write)), write];
            memory.Cache.Set(Key(eventId), all, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 + all.Count });
        }
    }

    private static bool IsSame(OwnSettingWrite known, OwnSettingWrite write) =>
        known.Kind == write.Kind && known.IsDeletion == write.IsDeletion && string.Equals(known.Id, write.Id, StringComparison.OrdinalIgnoreCase);

    private string Key(int eventId) => FormattableString.Invariant($"{owner.Partition}|own changed settings|{eventId}");
}
