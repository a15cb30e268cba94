using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Core.Requests;

/// <summary>Every list of ours is one page, so that any cursor is one that we never gave (MCP 2025-11-25, pagination: -32602).</summary>
internal static class SinglePage
{
    /// <summary>A filter of a list.</summary>
    public static McpRequestHandler<TParams, TResult> Check<TParams, TResult>(McpRequestHandler<TParams, TResult> next)
        where TParams : PaginatedRequestParams => (request, cancellationToken) => request.Params?.Cursor is null
            ? next(request, cancellationToken)
            : throw new McpProtocolException("This server never gave that cursor: the whole list is one page. Ask again without a cursor.", McpErrorCode.InvalidParams);
}
