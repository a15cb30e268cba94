using System.Net;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting.Browsers;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Refuses requests that a web page could have made a browser send: MCP 2026-07-28 (transports, security) asks for the Origin
/// check, and the Host check stops DNS rebinding. Forwarded headers mean that a proxy stands before a server that is for one
/// person only.
/// </summary>
internal sealed partial class LocalRequestsOnly(RequestDelegate next, AllowedOrigins others, ILogger<LocalRequestsOnly> logger)
{
    private static readonly string[] ForwardedHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Host", "X-Real-IP"];

    /// <summary>Passes a local request on, and answers any other with 403.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var problem = Problem(context);
        if (problem is null)
            return next(context);
        Log.Refused(logger, problem);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync($"Refused: {problem}. This server is for this machine only.\n", context.RequestAborted);
    }

    private string? Problem(HttpContext context)
    {
        var request = context.Request;
        // Kestrel's own configuration can add addresses that the command line does not know of.
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return "the caller is another machine";
        if (!IsOurs(request.Host, context.Connection.LocalPort))
            return "the Host header is not a loopback name with this server's port";
        if (request.Headers.TryGetValue("Origin", out var origins) && !IsOurOrigin(origins, context.Connection.LocalPort) && !others.Admits(request))
            return "the Origin is another site";
        return Array.Exists(ForwardedHeaders, request.Headers.ContainsKey) ? "forwarded headers are not accepted" : null;
    }

    private static bool IsOurs(HostString host, int port) =>
        host.HasValue && LocalAddresses.IsLoopback(host.Host) && (host.Port ?? 80) == port;

    private static bool IsOurOrigin(Microsoft.Extensions.Primitives.StringValues origins, int port) =>
        origins.Count == 1
        && Uri.TryCreate(origins[0], UriKind.Absolute, out var origin)
        && origin.Scheme == Uri.UriSchemeHttp
        && LocalAddresses.IsLoopback(origin.Host)
        && origin.Port == port;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Refused a request: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
