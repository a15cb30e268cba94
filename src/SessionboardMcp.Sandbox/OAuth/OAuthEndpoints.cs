using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;

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

    /// <summary>The issuer: what is published at which place below it fits its metadata. The value itself is not published.</summary>
    public static string Issuer(HttpRequest request) => $"{request.Scheme}://{request.Host}/oauth";

    /// <summary>Refuses a form that another site sent; browsers say so.</summary>
    /// <exception cref="RequestRefusedException">It is one.</exception>
    public static void RefuseOtherSites(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            throw RequestRefusedException.Forbidden("The form was sent by another site.");
    }
}
