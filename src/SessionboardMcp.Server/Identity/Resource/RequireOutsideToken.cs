using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Lets a request to the MCP endpoint through only with a good token of the outside provider.</summary>
internal sealed partial class RequireOutsideToken(
    RequestDelegate next, Refusals refusals, OutsideCallers callers, IOptionsMonitor<JwtBearerOptions> bearer, ILogger<RequireOutsideToken> logger)
{
    /// <summary>Passes a request on with its caller established; else answers 401, or 503 where the provider's keys cannot be had.</summary>
    public async Task InvokeAsync(HttpContext context, OutsideCaller current)
    {
        var token = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        // Without a subject (RFC 9068, section 2.2, requires one) all such tokens would be one caller, who sees the changes of the others.
        if (token.Succeeded && token.Principal.FindFirst("sub") is { Value.Length: > 0 })
        {
            current.Establish(callers.Of(token.Principal));
            await next(context);
            return;
        }

        var wasGiven = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
        // Never 401 for want of keys: a client would throw away a token that is good.
        if (wasGiven && !await HasKeysAsync(context.RequestAborted))
            await Refusals.UnavailableAsync(context);
        else
            await refusals.UnauthorizedAsync(context, wasGiven);
    }

    private async Task<bool> HasKeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Kept by its owner once it was obtained.
            return (await bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken)).SigningKeys.Count > 0;
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException)
        {
            Log.ProviderUnreachable(logger, failure.GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The metadata of the outside issuer cannot be had: {Failure}")]
        public static partial void ProviderUnreachable(ILogger logger, string failure);
    }
}
