using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Refuses a parameter that is there twice (RFC 6749, section 3.1 and 3.2): two readers could take different ones. Only
/// <c>resource</c> may be repeated (RFC 8707, section 2). And asks for the redirect address, without which nobody could be answered.
/// </summary>
internal static class ParametersOnce
{
    private const int Order = int.MaxValue - 100_000;

    /// <summary>Adds the handlers, after the request was read and before anything is made of it.</summary>
    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ExtractAuthorizationRequestContext>(handler => handler.SetOrder(Order).UseInlineHandler(context =>
        {
            if (context.Request is not null)
                Check(context.Request, context, needsRedirect: true);
            return default;
        }));
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler.SetOrder(Order).UseInlineHandler(context =>
        {
            if (context.Request is not null)
                Check(context.Request, context, needsRedirect: false);
            return default;
        }));
        server.AddEventHandler<ExtractRevocationRequestContext>(handler => handler.SetOrder(Order).UseInlineHandler(context =>
        {
            if (context.Request is not null)
                Check(context.Request, context, needsRedirect: false);
            return default;
        }));
    }

    private static void Check(OpenIddictRequest request, BaseValidatingContext context, bool needsRedirect)
    {
        foreach (var (name, value) in request.GetParameters())
        {
            if (value.Count > 1 && name is not (Parameters.Resource or Parameters.Audience))
            {
                // Its name may be anything.
                context.Reject(Errors.InvalidRequest, "A parameter is there more than once.");
                return;
            }
        }

        if (needsRedirect && string.IsNullOrWhiteSpace(request.RedirectUri))
            context.Reject(Errors.InvalidRequest, "The redirect_uri is missing.");
    }
}
