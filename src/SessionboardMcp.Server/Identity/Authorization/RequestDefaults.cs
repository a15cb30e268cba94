using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Clients;
using static OpenIddict.Server.OpenIddictServerEvents;
using Authentication = OpenIddict.Server.OpenIddictServerHandlers.Authentication;
using Exchange = OpenIddict.Server.OpenIddictServerHandlers.Exchange;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Mends what assistants leave out or ask too much of: Claude Code leaves out <c>resource</c>, ChatGPT <c>scope</c> on reconnect, and
/// several ask for scopes of other servers. RFC 6749, section 3.3, lets a server narrow scopes.
/// </summary>
internal static class RequestDefaults
{
    /// <summary>Adds the handlers, each before OpenIddict's own check.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                context.Request.Scope = Narrow(context.Request);
                return default;
            })
            .SetOrder(Authentication.ValidateScopeParameter.Descriptor.Order - 500));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler
            .UseSingletonHandler<DefaultResource>()
            .SetOrder(Authentication.ValidateResourceParameter.Descriptor.Order - 500));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler
            .UseScopedHandler<RefreshForThoseWhoRefresh>()
            .SetOrder(Authentication.ValidateAuthentication.Descriptor.Order + 500));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                Keep(context.Request, RequiredScopes.All.Append(OpenIddictConstants.Scopes.OfflineAccess));
                return default;
            })
            .SetOrder(Exchange.ValidateScopeParameter.Descriptor.Order - 500));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                // What the person did not choose is left out, not refused.
                if ((context.RefreshTokenPrincipal ?? context.AuthorizationCodePrincipal) is { } principal)
                    Keep(context.Request, principal.GetScopes());
                return default;
            })
            .SetOrder(Exchange.ValidateGrantedScopes.Descriptor.Order - 500));
    }

    private static string Narrow(OpenIddictRequest request)
    {
        var asked = request.GetScopes();
        var known = asked.Where(RequiredScopes.All.Contains).ToHashSet(StringComparer.Ordinal);
        // Nothing that is ours, or nothing at all: everything is worth asking the person for.
        if (known.Count == 0)
            known.UnionWith(RequiredScopes.All);
        known.Add(Scopes.ReadInsights);
        if (asked.Contains(OpenIddictConstants.Scopes.OfflineAccess) || asked.IsEmpty)
            known.Add(OpenIddictConstants.Scopes.OfflineAccess);
        return string.Join(' ', known.Order(StringComparer.Ordinal));
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

    private sealed class DefaultResource(PublicAddress address) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
    {
        public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
        {
            if (context.Request.GetResources().IsEmpty)
                context.Request.Resources = [address.Resource];
            return default;
        }
    }
}
