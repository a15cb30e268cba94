using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Documents;
using SessionboardMcp.Server.Identity.Clients.Redirects;
using static OpenIddict.Server.OpenIddictServerEvents;
using Authentication = OpenIddict.Server.OpenIddictServerHandlers.Authentication;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Sends errors of an authorization request to the client, where the client is known and the redirect address is one of its own (RFC 6749,
/// section 4.1.2.1): an assistant that waits would otherwise wait forever, before a page of ours. OpenIddict shows a page for every
/// request that it does not accept. Where client or address are wrong, the page stays.
/// </summary>
internal sealed class ErrorsToClient(KnowClientByDocument documents, IOpenIddictApplicationManager clients) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    /// <summary>Adds the handlers.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        // Before OpenIddict adds state and issuer to what is sent by redirect.
        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler
            .UseScopedHandler<ErrorsToClient>()
            .SetOrder(Authentication.InferResponseMode.Descriptor.Order + 500));
        // Its addresses of errors lead to its own documentation, which is none of ours.
        RemoveErrorUri<ApplyAuthorizationResponseContext>(server);
        RemoveErrorUri<ApplyTokenResponseContext>(server);
        RemoveErrorUri<ApplyRevocationResponseContext>(server);
        RemoveErrorUri<ApplyConfigurationResponseContext>(server);
        RemoveErrorUri<ApplyJsonWebKeySetResponseContext>(server);
    }

    /// <inheritdoc/>
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (context.Error is null || context.RedirectUri is not null || context.Request is not { ClientId: { Length: > 0 } clientId, RedirectUri: { Length: > 0 } redirect })
            return;
        if (await FindAsync(clientId, context.Transaction.GetHttpRequest()?.HttpContext, context.CancellationToken) is not { } client || !await IsItsOwnAsync(client, redirect, context.CancellationToken))
            return;
        context.RedirectUri = redirect;
        // The one that there is, whatever was asked for.
        context.ResponseMode = OpenIddictConstants.ResponseModes.Query;
    }

    private static void RemoveErrorUri<TContext>(OpenIddictServerBuilder server)
        where TContext : BaseRequestContext => server.AddEventHandler<TContext>(handler => handler
        .UseInlineHandler(context =>
        {
            if (context.Transaction.Response is { } response)
                response.ErrorUri = null;
            return default;
        })
        .SetOrder(0));

    // A client that names itself by an address may not have been looked up yet: the wrong parameter came first.
    private async ValueTask<object?> FindAsync(string clientId, HttpContext? asking, CancellationToken cancellationToken) =>
        ClientIdUrl.IsMeant(clientId) && await documents.ProblemAsync(clientId, asking, cancellationToken) is not null
            ? null
            : await clients.FindByClientIdAsync(clientId, cancellationToken);

    // An issuer of the client's own in the address would be taken for ours.
    private async ValueTask<bool> IsItsOwnAsync(object client, string redirect, CancellationToken cancellationToken) =>
        RedirectUri.Parse(redirect) is { } uri
        && !Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query).ContainsKey(OpenIddictConstants.Parameters.Iss)
        && await clients.ValidateRedirectUriAsync(client, redirect, cancellationToken);
}
