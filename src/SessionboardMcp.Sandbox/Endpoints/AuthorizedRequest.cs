using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>A request that passed the access check, and what the check left on it for the endpoints.</summary>
internal static class AuthorizedRequest
{
    /// <summary>The event that the path names.</summary>
    public static Programme Programme(this HttpContext context) => context.Features.GetRequiredFeature<Programme>();

    /// <summary>The token that it came with.</summary>
    public static SandboxToken Token(this HttpContext context) => context.Features.GetRequiredFeature<SandboxToken>();

    /// <summary>How the token's holder sees the event.</summary>
    public static Viewpoint View(this HttpContext context, Expansion expansion) =>
        new(context.Programme(), context.Token().HidesPii, expansion);

    /// <summary>A text from the path.</summary>
    public static string PathText(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
