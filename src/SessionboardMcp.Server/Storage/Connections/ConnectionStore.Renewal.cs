using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Api.SignIn;

namespace SessionboardMcp.Server.Storage.Connections;

// What a refresh changes. Each change is one statement that says what it expects to find, so that no transaction is open while Sessionboard is
// asked, and of two processes one wins.
internal sealed partial class ConnectionStore
{
    private const int AbandonedSeconds = 5;

    /// <summary>
    /// Takes the lease, if nothing changed since the connection was read and nobody living holds it. By the store's clock: a process whose own is
    /// fast would take another's for run out.
    /// </summary>
    /// <param name="read">The connection as it was read.</param>
    /// <param name="owner">Who takes it.</param>
    /// <param name="lease">For how long, before anybody may take it for a dead process's.</param>
    public async Task<bool> TryLeaseAsync(Connection read, string owner, TimeSpan lease)
    {
        await using var database = await databases.CreateDbContextAsync();
        var now = await store.NowAsync(database, time, CancellationToken.None);
        var until = now + lease;
        return await database.Connections
            .Where(row => row.Id == read.Id && row.Version == read.Version && row.EndedAt == null && (row.LeaseExpiresAt == null || row.LeaseExpiresAt <= now))
            .ExecuteUpdateAsync(change => change
                .SetProperty(row => row.LeaseOwner, owner)
                .SetProperty(row => row.LeaseExpiresAt, until)
                .SetProperty(row => row.Version, row => row.Version + 1)) == 1;
    }

    /// <summary>
    /// Stores new tokens and gives the lease back, if the refresh token that they were got with is still the stored one. Whether the
    /// lease ran out meanwhile does not matter: a rotated token is worth more than an order of turns.
    /// </summary>
    /// <param name="read">The connection as it was read.</param>
    /// <param name="tokens">The new tokens.</param>
    /// <param name="within">How long it may take. What was given up may be stored all the same: the same tokens, so that trying again does no harm.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public async Task<bool> TryStoreAsync(Connection read, SignInTokens tokens, TimeSpan within)
    {
        var access = secrets.ProtectAccessToken(read.Region, read.UpstreamHost, tokens.AccessToken);
        // RFC 6749, section 6: without a new one, the old one stays good.
        var refresh = tokens.RefreshToken is { } rotated ? secrets.ProtectRefreshToken(read.Region, read.UpstreamHost, rotated) : read.UpstreamRefreshToken;
        // Not by cancelling: the driver would wait for the database to agree to it.
        var attempt = StoreAsync(read, access, refresh, tokens);
        try
        {
            return await attempt.WaitAsync(within, time);
        }
        catch (TimeoutException)
        {
            _ = attempt.ContinueWith(given => given.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            store.LeaveConnections();
            throw;
        }
    }

    private async Task<bool> StoreAsync(Connection read, string access, string? refresh, SignInTokens tokens)
    {
        await using var database = await databases.CreateDbContextAsync();
        // Nobody waits as long: it only ends what was given up.
        database.Database.SetCommandTimeout(AbandonedSeconds);
        return await Unchanged(database, read).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.UpstreamAccessToken, access)
            .SetProperty(row => row.UpstreamRefreshToken, refresh)
            .SetProperty(row => row.UpstreamExpiresAt, tokens.ExpiresAt)
            .SetProperty(row => row.GrantedScopes, tokens.Scopes)
            .SetProperty(row => row.LeaseOwner, (string?)null)
            .SetProperty(row => row.LeaseExpiresAt, (DateTimeOffset?)null)
            .SetProperty(row => row.Version, row => row.Version + 1)) == 1;
    }

    /// <summary>Ends a connection, if its refresh token is still the one that was refused.</summary>
    public async Task<bool> TryEndAsync(Connection read, string reason)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync();
        var isEnded = await Unchanged(database, read).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.EndedAt, now)
            .SetProperty(row => row.EndReason, reason)
            .SetProperty(row => row.UpstreamAccessToken, (string?)null)
            .SetProperty(row => row.UpstreamRefreshToken, (string?)null)
            .SetProperty(row => row.LeaseOwner, (string?)null)
            .SetProperty(row => row.LeaseExpiresAt, (DateTimeOffset?)null)
            .SetProperty(row => row.Version, row => row.Version + 1)) == 1;
        return isEnded && await ForgottenAsync(read.Id);
    }

    /// <summary>Gives the lease back, if it is still this one's.</summary>
    public async Task ReleaseAsync(string id, string owner)
    {
        await using var database = await databases.CreateDbContextAsync();
        await database.Connections.Where(row => row.Id == id && row.LeaseOwner == owner).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.LeaseOwner, (string?)null)
            .SetProperty(row => row.LeaseExpiresAt, (DateTimeOffset?)null)
            .SetProperty(row => row.Version, row => row.Version + 1));
    }

    private static IQueryable<Connection> Unchanged(ServerDatabase database, Connection read) => database.Connections
        .Where(row => row.Id == read.Id && row.EndedAt == null && row.UpstreamRefreshToken == read.UpstreamRefreshToken);
}
