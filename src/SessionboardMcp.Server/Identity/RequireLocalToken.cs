using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Identity;

/// <summary>Asks for the <see cref="LocalToken"/> on every request to the MCP endpoint.</summary>
internal sealed class RequireLocalToken(RequestDelegate next, LocalToken token)
{
    /// <summary>Passes a request with the token on, and answers any other with 401.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(McpEndpoint.Path, StringComparison.OrdinalIgnoreCase) || token.IsIn(context.Request.Headers.Authorization))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.Response.WriteAsync("The bearer token that the server printed at start is required.\n", context.RequestAborted);
    }
}
