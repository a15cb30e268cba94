using OpenIddict.Client;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Lets a request to the pages of changes through only where somebody has signed in; else the person signs in, and comes back to the same page.</summary>
internal sealed partial class RequireOutsideSession(RequestDelegate next, OpenIddictClientService client, ILogger<RequireOutsideSession> logger)
{
    /// <summary>Passes a request on, or begins a sign-in.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(OutsideSignInEndpoints.InPath, StringComparison.Ordinal) || await OutsideSession.OfAsync(context) is not null)
        {
            await (await IsReadyAsync(context) ? next(context) : MessagePages.ProviderSilent().ExecuteAsync(context));
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            // By a page of ours: form-action holds for every redirect of a form's answer, and the provider is another site.
            await Page.Of(SignOutHtml.Again(context.Request.Path.ToUriComponent())).ExecuteAsync(context);
            return;
        }

        await (await HasProviderAsync(context) ? OutsideSignInEndpoints.Challenge(context.Request.Path.ToUriComponent(), chooses: false) : MessagePages.ProviderSilent()).ExecuteAsync(context);
    }

    // Who has signed in needs the provider for nothing.
    private async Task<bool> IsReadyAsync(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(OutsideSignInEndpoints.InPath, StringComparison.Ordinal) || await HasProviderAsync(context);

    private async Task<bool> HasProviderAsync(HttpContext context)
    {
        try
        {
            // Kept by its owner once it was obtained.
            await client.GetServerConfigurationByRegistrationIdAsync(OutsideSignIn.Registration, context.RequestAborted);
            return true;
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.ProviderUnreachable(logger, failure.GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The metadata of the outside issuer cannot be had, so that nobody can sign in for the pages of changes: {Failure}")]
        public static partial void ProviderUnreachable(ILogger logger, string failure);
    }
}
