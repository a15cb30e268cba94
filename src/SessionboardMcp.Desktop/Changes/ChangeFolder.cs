using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Changes;

/// <summary>A folder in which all processes of this user keep changes, or the audit trail: one of them writes at a time.</summary>
internal sealed class ChangeFolder(string path, TimeProvider time)
{
    // Whoever has the turn writes some kilobytes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Does something while no other process writes.</summary>
    /// <exception cref="StoreUnavailableException">The disk fails, or another process keeps the turn.</exception>
    public Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        OwnerOnly.MakeFolder(Path);
        using var turn = await TakeAsync(cancellationToken);
        return work();
    });

    /// <summary>Does something that waits for nobody.</summary>
    /// <exception cref="StoreUnavailableException">The disk fails.</exception>
    public static Task<T> ReadAsync<T>(Func<T> work) => GuardAsync(() => Task.FromResult(work()));

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new StoreUnavailableException(failure, StoreTrouble.Disk);
        }
    }

    private async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (ProfileLock.TryTake(System.IO.Path.Combine(Path, "lock")) is { } taken)
                return taken;
            if (time.GetElapsedTime(started) > Patience)
                throw new IOException("Another process keeps the folder of changes.");
            await Task.Delay(Look, time, cancellationToken);
        }
    }
}
