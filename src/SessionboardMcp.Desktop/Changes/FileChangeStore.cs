using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Changes;

/// <summary>Keeps change sets as files, each encrypted for its connection and id. Several assistants start this program at once, so that one process writes at a time.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="profiles">Whose keys they are encrypted with.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a person hears of files that cannot be read.</param>
internal sealed partial class FileChangeStore(ChangeFolder folder, ProfileStore profiles, TimeProvider time, ILogger<FileChangeStore> logger) : IChangeStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // What may still be asked about, since nobody knows how it ended.
    private static readonly TimeSpan UnsureKept = TimeSpan.FromDays(90);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private DateTimeOffset _pruned;
    private int _toldOfUnreadable;

    /// <inheritdoc/>
    public Task<ChangeSet> AddAsync(ChangeSet change, CancellationToken cancellationToken) => folder.WriteAsync(() =>
    {
        Prune();
        var own = ChangeFile.FolderOf(folder.Path, change.Connection);
        OwnerOnly.MakeFolder(own);
        var files = ChangeFile.In(own);
        var open = OpenChanges.Of(files.Select(file => Read(change.Connection, file)).OfType<ChangeSet>(), change);
        if (open.Same is { } same)
            return same;
        if (open.IsFull)
            throw new TooManyWaitingException();
        ChangeFile.Next(own, files.Count == 0 ? 1 : files[0].Number + 1, change.Id).Write(Seal(change));
        return change;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeSet?> FindAsync(string connection, string id, CancellationToken cancellationToken) =>
        ChangeFolder.ReadAsync(() => Find(connection, id) is { } file ? Read(connection, file) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken) => ChangeFolder.ReadAsync<IReadOnlyList<ChangeSet>>(() =>
        [.. ChangeFile.In(ChangeFile.FolderOf(folder.Path, connection)).Select(file => Read(connection, file)).OfType<ChangeSet>()]);

    /// <inheritdoc/>
    public Task<ChangeSet?> ReplaceAsync(ChangeSet changed, CancellationToken cancellationToken) => folder.WriteAsync(() =>
    {
        if (Find(changed.Connection, changed.Id) is not { } file || Read(changed.Connection, file)?.Version != changed.Version)
            return null;
        var next = changed with { Version = changed.Version + 1 };
        file.Write(Seal(next));
        return next;
    }, cancellationToken);

    private ChangeFile? Find(string connection, string id) => ChangeFile.In(ChangeFile.FolderOf(folder.Path, connection)).FirstOrDefault(file => file.Id == id);

    private string Seal(ChangeSet change) => Protector(change.Connection, change.Id).Protect(JsonSerializer.Serialize(change, ChangeJson.Default.ChangeSet));

    // What cannot be read is nobody's use, and must not keep others from theirs.
    private ChangeSet? Read(string connection, ChangeFile file)
    {
        try
        {
            return file.TryRead() is { } text ? JsonSerializer.Deserialize(Protector(connection, file.Id).Unprotect(text), ChangeJson.Default.ChangeSet) : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            if (Interlocked.Exchange(ref _toldOfUnreadable, 1) == 0)
                Log.Unreadable(logger);
            return null;
        }
    }

    // The caller has the turn.
    private void Prune()
    {
        var now = time.GetUtcNow();
        if (now - _pruned < Interval)
            return;
        _pruned = now;
        foreach (var connection in ChangeFile.Connections(folder.Path))
        {
            foreach (var file in ChangeFile.In(ChangeFile.FolderOf(folder.Path, connection)))
            {
                if (IsOld(Read(connection, file), file, now))
                    file.Delete();
            }
        }
    }

    private static bool IsOld(ChangeSet? change, ChangeFile file, DateTimeOffset now) => change is null
        ? File.GetLastWriteTimeUtc(file.Path) < (now - Kept).UtcDateTime
        : change.ExpiresAt < now && change.CreatedAt < now - (change.State is ChangeState.Applying or ChangeState.Unknown ? UnsureKept : Kept);

    private IDataProtector Protector(string connection, string id) => profiles.Protector("changes", connection, id);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Changes that were kept cannot be decrypted, and are left out: the keys are not those that they were kept with, or somebody altered the files")]
        public static partial void Unreadable(ILogger logger);
    }
}
