using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using SessionboardMcp.Server.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>The query behind <see cref="GrantLookup"/>, put together once: every call asks it. It belongs to one host, as a compiled query belongs to one database's model.</summary>
internal sealed class LivingConnectionQuery
{
    private readonly Func<ServerDatabase, string?, string?, string?, CancellationToken, Task<Connection?>> _query = EF.CompileAsyncQuery(
        (ServerDatabase database, string? subject, string? clientId, string? tokenId, CancellationToken cancellationToken) => database.Connections.AsNoTracking()
            .Where(row => row.Id == subject && row.ClientId == clientId && row.EndedAt == null)
            .Where(row => database.Set<OpenIddictEntityFrameworkCoreToken>().Any(entry =>
                entry.Id == tokenId && entry.Subject == row.Id && entry.Status == Statuses.Valid && entry.Authorization!.Status == Statuses.Valid))
            .SingleOrDefault());

    /// <summary>The living connection of a token.</summary>
    /// <returns>Null where it has ended, or the token or its authorization was revoked.</returns>
    public Task<Connection?> FindAsync(ServerDatabase database, string? subject, string? clientId, string? tokenId, CancellationToken cancellationToken) =>
        _query(database, subject, clientId, tokenId, cancellationToken);
}
