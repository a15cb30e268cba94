using System.Net;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Keeps other accounts of the machine from the pages on which changes of <c>serve --local</c> are approved. Cookies know no port: whoever listens on
/// another one, and is opened in the browser that was paired, is sent its cookie, and could send it here.
/// </summary>
internal sealed partial class OwnAccountOnly
{
    private readonly RequestDelegate _next;
    private readonly ApprovalAccount _account;

    /// <summary>Begins to look, and says once where nothing can be seen.</summary>
    public OwnAccountOnly(RequestDelegate next, ApprovalAccount account, ILogger<OwnAccountOnly> logger)
    {
        (_next, _account) = (next, account);
        Tell(logger, LoopbackPeers.NotTold);
    }

    /// <summary>Says why nothing can be seen.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="notTold">Why; null where it can.</param>
    internal static void Tell(ILogger logger, string? notTold)
    {
        if (notTold is not null)
            Log.Unguarded(logger, notTold, OwnAccount.Unguarded);
    }

    /// <summary>Whether a request is for such a page.</summary>
    public static bool IsMeant(HttpContext context) => context.Request.Path.StartsWithSegments(ChangePaths.List) || context.Request.Path.StartsWithSegments(PagePaths.Pair);

    /// <summary>Passes a request of a program of this account on.</summary>
    public Task InvokeAsync(HttpContext context) => IsAnothers(context.Connection) ? MessagePages.OtherAccount().ExecuteAsync(context) : _next(context);

    private bool IsAnothers(ConnectionInfo connection) =>
        connection is { LocalIpAddress: { } own, RemoteIpAddress: { } peer }
        && LoopbackPeers.MayBeAnothers(new IPEndPoint(own, connection.LocalPort), new IPEndPoint(peer, connection.RemotePort), _account.Number);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Reason} {Consequence}")]
        public static partial void Unguarded(ILogger logger, string reason, string consequence);
    }
}
