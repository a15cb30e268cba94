using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Tells other programs that a server runs on a data folder: by a lock of the operating system, which ends with its process. Servers share it, as they
/// always could, and who moves the data elsewhere wants it alone.
/// </summary>
/// <param name="directory">The folder.</param>
internal sealed class DataLease(DataDirectory directory) : IHostedService, IDisposable
{
    private FileStream? _held;

    /// <summary>Takes a folder on which no server runs, until the result is disposed of.</summary>
    /// <exception cref="ConfigurationProblemException">One does.</exception>
    public static IDisposable TakeAlone(DataDirectory directory)
    {
        try
        {
            return PrivateFiles.Open(directory.Serving, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException)
        {
            throw new ConfigurationProblemException(
                $"{directory.Path} is in use. A server runs on that folder. Stop it first: what it writes from now on would not be copied. Nothing was copied.");
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _held = PrivateFiles.Open(directory.Serving, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whether the folder can be written to is told by what needs that. This is for others alone.
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    // Not before: until then calls go on that write.
    public void Dispose() => _held?.Dispose();
}
