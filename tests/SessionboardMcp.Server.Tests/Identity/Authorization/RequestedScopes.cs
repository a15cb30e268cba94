using Microsoft.Extensions.DependencyInjection;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>Has every authorization request ask for what it would if tools needed it, such as writes; no tool of this server writes.</summary>
internal sealed class RequestedScopes
{
    /// <summary>The scopes, with spaces between; null for what is really asked for.</summary>
    public string? Instead { get; set; }

    public void AddTo(IServiceCollection services) => services.AddOpenIddict().AddServer(server => server.AddEventHandler<HandleAuthorizationRequestContext>(
        handler => handler.UseInlineHandler(context =>
        {
            context.Request.Scope = Instead ?? context.Request.Scope;
            return default;
        })));
}
