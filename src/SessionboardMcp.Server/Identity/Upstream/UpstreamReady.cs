using SessionboardMcp.Api.Errors;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// Has Sessionboard's metadata before a callback is looked at: a replica that never heard of them could only fail, and would by then
/// have spent the browser's cookie. This way the person loads the page again.
/// </summary>
internal sealed partial class UpstreamReady(RequestDelegate next, IUpstreamSignIn signIn, ILogger<UpstreamReady> logger)
{
    /// <summary>Passes a request on, or answers a callback that nothing can be done with now.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(UpstreamServices.CallbackPath, StringComparison.Ordinal, out var rest)
            && signIn.Regions.FirstOrDefault(region => rest.Equals($"/{region}", StringComparison.Ordinal)) is { } region)
        {
            try
            {
                await signIn.OfferedScopesAsync(region, context.RequestAborted);
            }
            catch (SessionboardException failure)
            {
                Log.Silent(logger, region, failure.GetType().Name);
                await MessagePages.SessionboardSilent().ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A callback of region {Region} has to wait, Sessionboard's sign-in cannot be reached: {Failure}")]
        public static partial void Silent(ILogger logger, string region, string failure);
    }
}
