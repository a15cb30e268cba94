using Microsoft.Net.Http.Headers;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting.Browsers;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Refuses requests for another host (DNS rebinding) and from other web sites (MCP 2026-07-28, transports, security), and gives every
/// request the public scheme and host, whatever a proxy in between made of them.
/// </summary>
internal sealed partial class PublicRequestsOnly(RequestDelegate next, PublicAddress address, AllowedOrigins others, ILogger<PublicRequestsOnly> logger)
{
    /// <summary>Where load balancers ask whether the server lives; they know no host name.</summary>
    public const string HealthPath = "/healthz";

    /// <summary>Passes a request on, or answers it with 403.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Equals(HealthPath, StringComparison.Ordinal) || request.Path.Equals(Readiness.Path, StringComparison.Ordinal))
            return next(context);
        if (!IsOurHost(request.Host))
            return RefuseAsync(context, "the Host header is not that of PublicUrl");
        if (request.Headers.TryGetValue(HeaderNames.Origin, out var origins) && !(origins.Count == 1 && string.Equals(origins[0], address.Text, StringComparison.OrdinalIgnoreCase)) && !others.Admits(request))
            return RefuseAsync(context, "the Origin is another site");
        request.Scheme = address.Origin.Scheme;
        request.Host = HostString.FromUriComponent(address.Origin);
        return next(context);
    }

    private bool IsOurHost(HostString host) =>
        host.HasValue
        && string.Equals(host.Host, address.Origin.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is null ? address.Origin.IsDefaultPort : host.Port == address.Origin.Port);

    private Task RefuseAsync(HttpContext context, string problem)
    {
        Log.Refused(logger, problem);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync($"Refused: {problem}.\n", context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Refused a request: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
