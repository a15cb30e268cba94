using System.Net;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Keeps other accounts of the machine from the pages on which changes of <c>serve --local</c> are approved. Cookies know no port: whoever listens on
/// another one, and is opened in the browser that was paired, is sent its cookie, and could send it here.
/// </summary>
internal sealed class OwnAccountOnly(RequestDelegate next, ApprovalAccount account)
{
    /// <summary>Whether a request is for such a page.</summary>
    public static bool IsMeant(HttpContext context) => context.Request.Path.StartsWithSegments(ChangePaths.List) || context.Request.Path.StartsWithSegments(PagePaths.Pair);

    /// <summary>Passes a request of a program of this account on.</summary>
    public Task InvokeAsync(HttpContext context) => IsAnothers(context.Connection) ? MessagePages.OtherAccount().ExecuteAsync(context) : next(context);

    private bool IsAnothers(ConnectionInfo connection) =>
        connection is { LocalIpAddress: { } own, RemoteIpAddress: { } peer }
        && LoopbackPeers.MayBeAnothers(new IPEndPoint(own, connection.LocalPort), new IPEndPoint(peer, connection.RemotePort), account.Number);
}
