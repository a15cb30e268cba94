using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Core.Surface;

/// <summary>Tells clients how long they may keep a list (MCP 2026-07-28, caching).</summary>
internal static class CachingHints
{
    // The lists change with a release, and with what a grant covers.
    private static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(10);

    /// <summary>A filter that adds the hint to a list.</summary>
    public static McpRequestHandler<TParams, TResult> Add<TParams, TResult>(McpRequestHandler<TParams, TResult> next)
        where TResult : ICacheableResult => async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            list.TimeToLive = TimeToLive;
            // What is listed depends on who asks.
            list.CacheScope = CacheScope.Private;
            return list;
        };
}
