using System.Collections.Immutable;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Server.Addresses;
using static OpenIddict.Server.OpenIddictServerEvents;
using Authentication = OpenIddict.Server.OpenIddictServerHandlers.Authentication;
using Exchange = OpenIddict.Server.OpenIddictServerHandlers.Exchange;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Takes <c>resource</c> (RFC 8707) as clients write it. There is one resource here, and they name it by the origin (Claude Code, 2026-08), with
/// a slash, or by the whole address that a person typed, with its query; Claude Code may leave it out, Codex and LibreChat do when they
/// refresh. Tokens are for the one resource in any case. Another resource stays an error.
/// </summary>
internal sealed class ResourceParameter(PublicAddress address)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    /// <summary>Adds the handlers, each before OpenIddict's own check.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler
            .UseSingletonHandler<ResourceParameter>()
            .SetOrder(Authentication.ValidateResourceParameter.Descriptor.Order - 500));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler
            .UseSingletonHandler<ResourceParameter>()
            .SetOrder(Exchange.ValidateResourceParameter.Descriptor.Order - 500));
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (AreOurs(Named(context.Request), context))
            context.Request.Resources = [address.Resource];
        return default;
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        // What the code or the refresh token is for does not change by leaving it out.
        var named = Named(context.Request);
        if (AreOurs(named, context))
            context.Request.Resources = named.IsEmpty ? null : [address.Resource];
        return default;
    }

    private static ImmutableArray<string> Named(OpenIddictRequest request) => [.. request.GetResources().Where(resource => !string.IsNullOrWhiteSpace(resource))];

    // RFC 8707, section 2: unknown and malformed are one error.
    private bool AreOurs(ImmutableArray<string> named, BaseValidatingContext context)
    {
        var areOurs = named.All(address.IsResource);
        if (!areOurs)
            context.Reject(OpenIddictConstants.Errors.InvalidTarget, $"This server has one resource: {address.Resource}");
        return areOurs;
    }
}
