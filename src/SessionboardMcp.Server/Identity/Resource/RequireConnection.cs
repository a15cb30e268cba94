using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Net.Http.Headers;
using SessionboardMcp.Server.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Lets a request to the MCP endpoint through only with a good token and a living grant behind it.</summary>
internal sealed partial class RequireConnection(RequestDelegate next, Refusals refusals, ILogger<RequireConnection> logger)
{
    /// <summary>Passes a request on with its connection established; else answers 401, or 503 where the grant cannot be looked up.</summary>
    public async Task InvokeAsync(HttpContext context, GrantLookup grants, CurrentConnection current)
    {
        // From the header alone: the bearer handler reads nothing else, as addresses end up in logs (RFC 9700, section 4.3.2).
        var token = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!token.Succeeded)
        {
            await refusals.UnauthorizedAsync(context, wasGiven: context.Request.Headers.ContainsKey(HeaderNames.Authorization));
            return;
        }

        Connection? connection;
        try
        {
            connection = await grants.FindAsync(token.Principal, context.RequestAborted);
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure) || failure is IOException or TimeoutException)
        {
            // Never 401: a client would throw away a grant that is good.
            Log.StoreUnreachable(logger, failure.GetType().Name);
            await Refusals.UnavailableAsync(context);
            return;
        }

        if (connection is null)
        {
            await refusals.UnauthorizedAsync(context, wasGiven: true);
            return;
        }

        current.Establish(connection, StoredScopes.Read(token.Principal.FindFirst(Claims.Scope)?.Value));
        await next(context);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The grant could not be looked up: {Failure}")]
        public static partial void StoreUnreachable(ILogger logger, string failure);
    }
}
