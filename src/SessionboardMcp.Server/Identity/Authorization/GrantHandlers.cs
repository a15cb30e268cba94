using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Ties OpenIddict's tokens to our connections.</summary>
internal static class GrantHandlers
{
    /// <summary>Adds the handlers.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler
            .UseScopedHandler<RequireLivingConnection>()
            .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 250));
        server.AddEventHandler<HandleRevocationRequestContext>(handler => handler
            .UseScopedHandler<EndWithRefreshToken>()
            .SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order + 500));
    }

    /// <summary>No token of ours outlives the grant behind it.</summary>
    private sealed class RequireLivingConnection(ConnectionStore connections) : IOpenIddictServerHandler<HandleTokenRequestContext>
    {
        public async ValueTask HandleAsync(HandleTokenRequestContext context)
        {
            var subject = context.Principal?.GetClaim(Claims.Subject);
            if (!await connections.LivesAsync(subject, context.CancellationToken))
                context.Reject(Errors.InvalidGrant, "The connection has ended. Connect again.");
        }
    }

    /// <summary>An assistant that gives its refresh token back is done with the connection (RFC 7009, section 2.1).</summary>
    private sealed class EndWithRefreshToken(ConnectionEnding ending) : IOpenIddictServerHandler<HandleRevocationRequestContext>
    {
        public async ValueTask HandleAsync(HandleRevocationRequestContext context)
        {
            if (context.GenericTokenPrincipal is { } principal
                && principal.HasTokenType(TokenTypeIdentifiers.RefreshToken)
                && principal.GetClaim(Claims.Subject) is { } subject)
            {
                await ending.EndAsync(subject, EndReasons.Client, context.CancellationToken);
            }
        }
    }
}
