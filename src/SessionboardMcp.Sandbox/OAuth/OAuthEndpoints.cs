using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>The routes of signing in. None asks for a token, and none counts against a limit.</summary>
internal static class OAuthEndpoints
{
    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapMetadata();
        routes.MapAuthorize();
        routes.MapTokens();
        routes.MapPeopleSwitches();
    }

    /// <summary>Anybody may call it.</summary>
    public static void Open(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(OpenEndpoint.Instance);

    /// <summary>
    /// The issuer, of which Sessionboard publishes nothing: unless told otherwise the place below which the metadata is, on the API's
    /// own address, whoever relays requests to it.
    /// </summary>
    public static string Issuer(IServiceProvider services) =>
        services.GetRequiredService<SandboxOAuthOptions>().Issuer ?? new Uri(services.GetRequiredService<Origins>().Api, "/oauth").AbsoluteUri;

    /// <summary>Refuses a form that another site sent; browsers say so.</summary>
    /// <exception cref="RequestRefusedException">It is one.</exception>
    public static void RefuseOtherSites(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            throw RequestRefusedException.Forbidden("The form was sent by another site.");
    }
}
