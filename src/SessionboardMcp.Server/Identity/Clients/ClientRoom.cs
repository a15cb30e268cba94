using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// Room for a client that is new. Where as many are kept as may be, those that nobody was ever connected with make room, the oldest
/// first: a stranger who fills the table must not keep newcomers out, and one whom people use must not be forgotten for it.
/// </summary>
internal sealed partial class ClientRoom(StoredClients clients, IOptions<ClientRegistrationOptions> options, ILogger<ClientRoom> logger) : IDisposable
{
    // All rows are looked through for it, so it is done for many at once.
    private const int Share = 20;

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Makes room for one more.</summary>
    /// <returns>Whether there is any.</returns>
    public async Task<bool> MakeAsync(CancellationToken cancellationToken)
    {
        if (await HasAnyAsync(cancellationToken))
            return true;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have made it in the meantime.
            if (await HasAnyAsync(cancellationToken))
                return true;
            var unused = (await clients.ListAsync(cancellationToken)).Where(client => !client.IsUsed).OrderBy(client => client.Seen);
            var dropped = 0;
            foreach (var client in unused.Take(Math.Max(1, options.Value.MaximumClients / Share)))
                dropped += await clients.ForgetAsync(client.Id, cancellationToken) ? 1 : 0;
            Log.Dropped(logger, dropped);
            return dropped > 0;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<bool> HasAnyAsync(CancellationToken cancellationToken) =>
        await clients.CountAsync(cancellationToken) < options.Value.MaximumClients;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "As many clients are kept as may be; {Count} that nobody used made room")]
        public static partial void Dropped(ILogger logger, int count);
    }
}
