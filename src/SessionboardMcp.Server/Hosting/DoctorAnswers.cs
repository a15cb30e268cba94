using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using SessionboardMcp.Server.Identity.Resource;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Tells <c>doctor</c>, and nobody else, what a request brings that comes by the public address: who connected, whom the server takes for the caller, and
/// the Host header. To whoever cannot seal a question the server answers as if this were not here. It stands before what believes proxies.
/// </summary>
/// <param name="next">The rest.</param>
/// <param name="protection">The key ring.</param>
internal sealed class DoctorAnswers(RequestDelegate next, IDataProtectionProvider protection)
{
    private const int LongestHost = 255;

    private readonly DoctorSeal _seal = new(protection);

    /// <summary>Passes a request on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ResourceMetadata.Root) && context.Request.Headers[DoctorSeal.Header] is [{ } question] && _seal.Open(question) is { } nonce)
            Promise(context, nonce);
        return next(context);
    }

    private void Promise(HttpContext context, string nonce)
    {
        var (request, connection) = (context.Request, context.Connection);
        var host = request.Host.Value ?? "";
        var came = new SeenRequest
        {
            Nonce = nonce,
            Peer = SeenRequest.Write(connection.RemoteIpAddress),
            IsTls = request.IsHttps,
            Host = host.Length <= LongestHost ? host : host[..LongestHost],
        };
        var told = Forwarded(request).Length;
        context.Response.OnStarting(() =>
        {
            // What was believed is no longer there.
            var left = Forwarded(request);
            var seen = came with
            {
                Caller = SeenRequest.Write(connection.RemoteIpAddress),
                Believed = told - left.Length,
                Left = left.Length,
                IsNextAddress = left is [.., var nearest] && IPEndPoint.TryParse(nearest, out _),
            };
            if (_seal.Answer(seen) is { } answer)
            {
                context.Response.Headers[DoctorSeal.Header] = answer;
                context.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
    }

    private static string[] Forwarded(HttpRequest request) => request.Headers.GetCommaSeparatedValues(ForwardedHeadersDefaults.XForwardedForHeaderName);
}
