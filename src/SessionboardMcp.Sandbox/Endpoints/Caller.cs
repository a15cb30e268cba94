using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>What the access check left for the endpoints.</summary>
internal static class Caller
{
    /// <summary>The event that the path names.</summary>
    public static Programme Programme(this HttpContext context) => context.Features.GetRequiredFeature<Programme>();

    /// <summary>The caller's token.</summary>
    public static SandboxToken Token(this HttpContext context) => context.Features.GetRequiredFeature<SandboxToken>();

    /// <summary>How the caller sees the event.</summary>
    public static Viewpoint View(this HttpContext context, Expansion expansion) =>
        new(context.Programme(), context.Token().HidesPii, expansion);

    /// <summary>A text from the path.</summary>
    public static string PathText(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>A limited read of entities.</summary>
    public static IEndpointConventionBuilder Read(this IEndpointConventionBuilder endpoint, string scope) =>
        endpoint.WithMetadata(new EndpointAccess(scope, RateLimitCategories.EntityReads));

    /// <summary>A search by POST, which is not limited.</summary>
    public static IEndpointConventionBuilder Search(this IEndpointConventionBuilder endpoint, string scope) =>
        endpoint.WithMetadata(new EndpointAccess(scope, Category: null));
}
