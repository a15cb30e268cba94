using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// Room for a client that is new. Where as many are kept as may be, those that nobody was ever connected with make room, the oldest
/// first: a stranger who fills the table must not keep newcomers out, and one whom people use must not be forgotten for it.
/// </summary>
internal sealed partial class ClientRoom(
    StoredClients clients, ClientApplications applications, IOptions<ClientRegistrationOptions> options, ILogger<ClientRoom> logger) : IDisposable
{
    // All rows are looked through for it, so it is done for many at once.
    private const int Share = 20;
    private const int Attempts = 20;

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Stores one that is new, where there is room or some can be made.</summary>
    /// <returns>Whether it is stored.</returns>
    public async Task<bool> TryStoreAsync(ClientApplication client, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // What made room here, another process may fill; and two may forget the same.
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                if (await applications.StoreAsync(client, cancellationToken, Most))
                    return true;
                if (!await TryMakeAsync(cancellationToken))
                    return false;
            }

            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private int Most => options.Value.MaximumClients;

    // Whether there was anything to forget, or another process has forgotten it.
    private async Task<bool> TryMakeAsync(CancellationToken cancellationToken)
    {
        var all = await clients.ListAsync(cancellationToken);
        // As many more as there are too many: the setting may have been lowered.
        var unused = all.Where(client => !client.IsUsed).OrderBy(client => client.Seen).Take(Math.Max(1, Most / Share) + Math.Max(0, all.Count - Most)).ToList();
        var dropped = 0;
        foreach (var client in unused)
            dropped += await clients.ForgetAsync(client.Id, cancellationToken) ? 1 : 0;
        if (dropped > 0)
            Log.Dropped(logger, dropped);
        return unused.Count > 0 || all.Count < Most;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "As many clients are kept as may be; {Count} that nobody used made room")]
        public static partial void Dropped(ILogger logger, int count);
    }
}
