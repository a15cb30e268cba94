using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>The metadata of RFC 8414, at the place where Sessionboard has it, and without a <c>jwks_uri</c>.</summary>
internal static class MetadataEndpoint
{
    public static void MapMetadata(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/oauth/.well-known/oauth-authorization-server", AnswerAsync).Open();

    private static Task AnswerAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<SandboxOAuthOptions>();
        var endpoints = $"{context.Request.Scheme}://{context.Request.Host}/oauth";
        var answer = new MetadataAnswer(
            options.OmitsIssuer ? null : OAuthEndpoints.Issuer(context.RequestServices),
            options.NamesConsentPage ? AuthorizeEndpoints.PageAddress(context).AbsoluteUri : $"{endpoints}/authorize",
            $"{endpoints}/token",
            $"{endpoints}/revoke",
            ["code"],
            ["authorization_code", "refresh_token"],
            AuthorizationRequest.Offered(options),
            ["S256"],
            options.SendsIssuer ? true : null);
        return OAuthAnswers.JsonAsync(context, answer, OAuthJson.Default.MetadataAnswer);
    }
}
