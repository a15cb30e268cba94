using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// A code or a refresh token that is used again has been copied, so OpenIddict revokes all tokens that came of the same sign-in (RFC 9700, 4.14;
/// RFC 6749, 4.1.2). It knows nothing of connections: here the connection ends too, with its reason, and the grant at Sessionboard with it.
/// </summary>
internal static class ReusedTokens
{
    private const string Whose = "sessionboard:whose-token";

    /// <summary>Adds the handlers.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        // Whose a refused token was is known to nobody afterwards.
        server.AddEventHandler<ValidateTokenContext>(handler => handler
            .UseInlineHandler(Note)
            .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500));
        // After OpenIddict named the error as RFC 6749 does, and before the answer is sent.
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler
            .UseScopedHandler<EndConnection>()
            .SetOrder(0));
    }

    private static ValueTask Note(ValidateTokenContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Token && context.Principal?.GetClaim(OpenIddictConstants.Claims.Subject) is { } subject)
            context.Transaction.SetProperty(Whose, subject);
        return default;
    }

    private sealed class EndConnection(ConnectionStore connections, ConnectionEnding ending) : IOpenIddictServerHandler<ApplyTokenResponseContext>
    {
        public async ValueTask HandleAsync(ApplyTokenResponseContext context)
        {
            if (context.Response.Error == OpenIddictConstants.Errors.InvalidGrant
                && context.Transaction.GetProperty<string>(Whose) is { } subject
                && await connections.IsRevokedAsync(subject, context.CancellationToken))
            {
                await ending.EndAsync(subject, EndReasons.Reused, context.CancellationToken);
            }
        }
    }
}
