using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Registration;
using static OpenIddict.Server.OpenIddictServerEvents;
using Authentication = OpenIddict.Server.OpenIddictServerHandlers.Authentication;
using Exchange = OpenIddict.Server.OpenIddictServerHandlers.Exchange;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Corrects what assistants leave out or ask too much of: ChatGPT leaves out <c>scope</c> on reconnect, and several ask for scopes of other
/// servers. RFC 6749, section 3.3, lets a server narrow scopes.
/// </summary>
internal static class RequestDefaults
{
    /// <summary>Adds the handlers, each before OpenIddict's own check.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                context.Request.Scope = AskedScopes.Narrow(context.Request.GetScopes(), RequiredScopes.Offered(context.Transaction.GetHttpRequest()!.HttpContext.RequestServices));
                return default;
            })
            .SetOrder(Authentication.ValidateScopeParameter.Descriptor.Order - 500));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler
            .UseScopedHandler<RefreshForThoseWhoRefresh>()
            .SetOrder(Authentication.ValidateAuthentication.Descriptor.Order + 500));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                // A code has its scopes; the parameter is none of its exchange (RFC 6749, section 4.1.3), and some clients send it all the same.
                if (context.Request.IsAuthorizationCodeGrantType())
                    context.Request.Scope = null;
                Keep(context.Request, RequiredScopes.All.Append(OpenIddictConstants.Scopes.OfflineAccess));
                return default;
            })
            .SetOrder(Exchange.ValidateScopeParameter.Descriptor.Order - 500));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                // What the person did not choose is left out, not refused.
                if (context.RefreshTokenPrincipal is { } principal)
                    Keep(context.Request, principal.GetScopes());
                // Less access for one token is no wish to be signed out: without this there is no next refresh token, and the old one is used up.
                if (context.RefreshTokenPrincipal?.HasScope(OpenIddictConstants.Scopes.OfflineAccess) == true && context.Request.Scope is { } narrowed)
                    context.Request.Scope = $"{narrowed} {OpenIddictConstants.Scopes.OfflineAccess}";
                return default;
            })
            .SetOrder(Exchange.ValidateGrantedScopes.Descriptor.Order - 500));
        server.AddEventHandler<ProcessSignInContext>(handler => handler
            .UseInlineHandler(context =>
            {
                // OpenIddict leaves it out where it is what was asked for, and by then that is narrowed (RFC 6749, section 5.1).
                if (context is { EndpointType: OpenIddictServerEndpointType.Token, AccessTokenPrincipal: { } token })
                    context.Response.Scope = string.Join(' ', token.GetScopes());
                return default;
            })
            .SetOrder(OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order + 500));
    }

    private static void Keep(OpenIddictRequest request, IEnumerable<string> allowed)
    {
        if (request.Scope is null)
            return;
        var kept = request.GetScopes().Intersect(allowed, StringComparer.Ordinal).ToList();
        request.Scope = kept.Count == 0 ? null : string.Join(' ', kept);
    }

    /// <summary>
    /// Older assistants register for refresh tokens and never ask for <c>offline_access</c>; they would be signed out every day. Whether to
    /// issue one is the authorization server's to say, by what the client can do (SEP-2207; RFC 6749, section 1.5).
    /// </summary>
    private sealed class RefreshForThoseWhoRefresh(IOpenIddictApplicationManager clients) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
    {
        public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
        {
            if (!context.Request.HasScope(OpenIddictConstants.Scopes.OfflineAccess)
                && await clients.FindByClientIdAsync(context.ClientId!, context.CancellationToken) is { } client
                && ApplicationRecord.Refreshes(await clients.GetPropertiesAsync(client, context.CancellationToken)))
            {
                context.Request.Scope = $"{context.Request.Scope} {OpenIddictConstants.Scopes.OfflineAccess}";
            }
        }
    }
}
