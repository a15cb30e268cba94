using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Server.Sharing;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Storage.Connections;

/// <summary>
/// The connections, for calls, pages, commands and renewals. A grant is served only while its connection lives and the configuration still names the
/// host that issued it: where another was configured since, its tokens must not go there, and are kept for the day that this is put right.
/// </summary>
internal sealed partial class ConnectionStore(
    IDbContextFactory<ServerDatabase> databases, IStore store, IGrantTable grants, ConnectionSecrets secrets, IGrantHosts hosts, TimeProvider time, RedisAnswers? shared = null)
{
    // A refresh token is used up before its successor is there, by one replica while another looks; a call has a minute.
    private static readonly TimeSpan Renewing = TimeSpan.FromMinutes(5);

    /// <summary>A connection as it is now, living or not; null where there is none.</summary>
    public async Task<Connection?> FindAsync(string? id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The connection behind an access token of ours, with its authorization: on every call, so that what is revoked is refused at once.</summary>
    /// <returns>Null where it is not served, or the token or its authorization was revoked.</returns>
    public async Task<Connection?> FindServedAsync(string? id, string? clientId, string? tokenId, CancellationToken cancellationToken) =>
        id is not null && clientId is not null && tokenId is not null && await grants.FindAsync(id, clientId, tokenId, cancellationToken) is { } found && Serves(found) ? found : null;

    /// <summary>Whether the connection lives, and its grant is of a host that is configured.</summary>
    public bool Serves(Connection connection) => connection.EndedAt is null && IsOfItsHost(connection);

    /// <summary>Whether its grant is of a host that is configured, also where it has ended.</summary>
    public bool IsOfItsHost(Connection connection) => hosts.Issues(connection.Region, connection.UpstreamHost);

    /// <summary>Whether a connection lives.</summary>
    public async Task<bool> LivesAsync(string? id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.AnyAsync(row => row.Id == id && row.EndedAt == null, cancellationToken);
    }

    /// <summary>
    /// Whether a connection lives though what it is renewed by was revoked: every way of ours ends it first, and revokes then, so that only a used token that
    /// came again does this.
    /// </summary>
    public async Task<bool> IsRevokedAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Revoked(database).AnyAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>All of them, newest first.</summary>
    public async Task<List<Connection>> ListAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Those that browsers connected, newest first: living, or ended lately.</summary>
    /// <param name="browsers">What the browsers are recognised by.</param>
    /// <param name="endedWithin">How long after its end one is still among them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<List<Connection>> ListAsync(IReadOnlyList<string> browsers, TimeSpan endedWithin, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - endedWithin;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.AsNoTracking()
            .Where(row => browsers.Contains(row.BrowserKeyHash) && (row.EndedAt == null || row.EndedAt > since))
            .OrderByDescending(row => row.CreatedAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether a browser connected anything that lives.</summary>
    public async Task<bool> HasLivingAsync(string browser, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.AnyAsync(row => row.BrowserKeyHash == browser && row.EndedAt == null, cancellationToken);
    }

    /// <summary>The hosts that issued what is kept.</summary>
    public async Task<List<string>> HostsAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.Select(row => row.UpstreamHost).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Living ones for which nothing can call any more: no token of ours is valid, and none is being renewed. With whether they ever did, and whether <see cref="IsRevokedAsync"/>.</summary>
    /// <param name="madeBefore">Those made later may still be taken up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<List<(string Id, bool WasUsed, bool IsRevoked)>> ListUnusableAsync(DateTimeOffset madeBefore, CancellationToken cancellationToken)
    {
        var instant = time.GetUtcNow().UtcDateTime;
        var lately = instant - Renewing;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var revoked = Revoked(database);
        var rows = await database.Connections
            .Where(row => row.EndedAt == null && row.CreatedAt < madeBefore)
            .Where(row => !database.Set<OpenIddictEntityFrameworkCoreToken>().Any(token =>
                token.Subject == row.Id && ((token.Status == Statuses.Valid && token.ExpirationDate > instant) || (token.Status == Statuses.Redeemed && token.RedemptionDate > lately))))
            .Select(row => new { row.Id, WasUsed = row.LastUsedAt != null, IsRevoked = revoked.Any(other => other.Id == row.Id) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.WasUsed, row.IsRevoked))];
    }

    /// <summary>Notes that it was used now.</summary>
    public async Task MarkUsedAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Connections.Where(row => row.Id == id).ExecuteUpdateAsync(change => change.SetProperty(row => row.LastUsedAt, now), cancellationToken);
    }

    /// <summary>Ends one, unless it has ended before. Its tokens stay until they are given back: see <see cref="DropTokensAsync"/>.</summary>
    /// <param name="id">Which.</param>
    /// <param name="reason">One of <see cref="EndReasons"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>Whether it lived until now.</returns>
    public async Task<bool> EndAsync(string id, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var isEnded = await database.Connections.Where(row => row.Id == id && row.EndedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.EndedAt, now).SetProperty(row => row.EndReason, reason).SetProperty(row => row.Version, row => row.Version + 1),
            cancellationToken) == 1;
        return isEnded && await ForgottenAsync(id);
    }

    // What replicas shared of what was read for it goes with it.
    private async Task<bool> ForgottenAsync(string id)
    {
        if (shared is not null)
            await shared.DropAsync(BearerCredential.KeyOfGrant(id));
        return true;
    }

    /// <summary>Forgets the tokens of one that has ended.</summary>
    public async Task DropTokensAsync(string id)
    {
        await using var database = await databases.CreateDbContextAsync();
        await database.Connections.Where(row => row.Id == id && row.EndedAt != null).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.UpstreamAccessToken, (string?)null).SetProperty(row => row.UpstreamRefreshToken, (string?)null));
    }

    /// <summary>Forgets those that ended before a time.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.Where(row => row.EndedAt < endedBefore).ExecuteDeleteAsync(cancellationToken);
    }

    // An access token may be revoked alone (RFC 7009, section 2.1).
    private static IQueryable<Connection> Revoked(ServerDatabase database) => database.Connections
        .Where(row => row.EndedAt == null && database.Set<OpenIddictEntityFrameworkCoreToken>().Any(token =>
            token.Subject == row.Id && token.Status == Statuses.Revoked && token.Type != TokenTypeIdentifiers.AccessToken));

    /// <summary>Until when the person lets single edits be made without asking; null where not.</summary>
    public async Task<DateTimeOffset?> EditsFreelyUntilAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.Where(row => row.Id == id).Select(row => row.EditsFreelyUntil).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps until when the person lets single edits be made without asking.</summary>
    public async Task SetEditsFreelyAsync(string id, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Connections.Where(row => row.Id == id && row.EndedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.EditsFreelyUntil, until).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken);
    }
}
