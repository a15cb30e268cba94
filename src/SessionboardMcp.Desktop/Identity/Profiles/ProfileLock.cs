using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>
/// One turn at a profile, among all processes of this user. The system takes it from a process that dies, so that it needs no
/// expiry.
/// </summary>
internal static class ProfileLock
{
    // Longer than the requests that are made while it is held: of metadata and of tokens, each of SignInServices.HttpTimeout at most.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    /// <summary>Waits for the turn; disposing of the result ends it.</summary>
    /// <exception cref="UpstreamUnavailableException">Another process kept it for too long.</exception>
    public static async Task<IDisposable> TakeAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (time.GetElapsedTime(started) > Patience)
                throw UpstreamUnavailableException.OfSignIn("Another program is busy with this sign-in. Try again in a minute.");
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    /// <summary>Takes the turn if nobody has it; null where somebody does.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return OwnerOnly.Open(path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException failure) when (failure.GetType() == typeof(IOException))
        {
            // What has no type of its own is somebody else's turn.
            return null;
        }
    }
}
