using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using SessionboardMcp.Server.Storage;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// A refresh token stays good after it was used, as the answer may have been lost or two requests may have raced: until its successor
/// is first used, and one hour at most. After that, using it again revokes everything that came of the same sign-in (RFC 9700, 4.14).
/// </summary>
internal static class RefreshGrace
{
    /// <summary>The longest grace.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // Kept inside the refresh token, which nobody but we can read.
    private const string Predecessor = "predecessor";

    /// <summary>Adds the handler.</summary>
    public static void AddTo(OpenIddictServerBuilder server) =>
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler
            .UseScopedHandler<EndPredecessor>()
            .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 500));

    private sealed class EndPredecessor(ServerDatabase database, TimeProvider time) : IOpenIddictServerHandler<HandleTokenRequestContext>
    {
        public async ValueTask HandleAsync(HandleTokenRequestContext context)
        {
            if (!context.Request.IsRefreshTokenGrantType() || context.Principal is not { } principal)
                return;
            if (principal.GetClaim(Predecessor) is { } predecessor)
            {
                // OpenIddict counts the grace from the redemption, so an older one ends it.
                var ended = time.GetUtcNow().UtcDateTime - Longest - TimeSpan.FromSeconds(1);
                await database.Set<OpenIddictEntityFrameworkCoreToken>()
                    .Where(token => token.Id == predecessor && token.Status == OpenIddictConstants.Statuses.Redeemed)
                    .ExecuteUpdateAsync(token => token.SetProperty(row => row.RedemptionDate, ended), context.CancellationToken);
            }

            principal.SetClaim(Predecessor, principal.GetTokenId());
        }
    }
}
