using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Keeping;

namespace SessionboardMcp.Api.Settings;

/// <summary>
/// Remembers that a credential wrote to one kind of an event's settings, so that what it keeps of them from before is not taken for what is
/// there now: who makes a track puts a session on it next. Sessionboard's own reads of settings do not lag.
/// </summary>
/// <param name="owner">Whose writes they are.</param>
/// <param name="memory">Where they are remembered.</param>
internal sealed class OwnSettings(HostCredential owner, Memory memory)
{
    // Longer than anybody keeps settings.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <summary>What names the state since the last write; empty where nothing was written lately.</summary>
    public string Version(int eventId, SettingKind kind) => memory.Cache.Get<string>(Key(eventId, kind)) ?? "";

    /// <summary>Notes a write.</summary>
    public void Wrote(int eventId, SettingKind kind) => memory.Cache.Set(
        Key(eventId, kind), Guid.NewGuid().ToString("N"), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 });

    private string Key(int eventId, SettingKind kind) => FormattableString.Invariant($"{owner.Partition}|own settings|{eventId}|{kind}");
}
