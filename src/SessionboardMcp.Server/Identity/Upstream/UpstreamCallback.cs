using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using SessionboardMcp.Api.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// Where Sessionboard sends the browser back to, one path a region. OpenIddict has checked state, browser, redirect address and
/// issuer by now, and exchanged the code.
/// </summary>
internal static class UpstreamCallback
{
    /// <summary>Hands the outcome on.</summary>
    public static async Task<IResult> HandleAsync(
        HttpContext context, string region, UpstreamSettings settings, ISignInCompletion completion, TimeProvider time)
    {
        if (!settings.Regions.ContainsKey(region))
            return Results.NotFound();
        // The address holds a code; it goes neither into a cache nor to the next site.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";

        var transaction = context.Features.Get<OpenIddictClientAspNetCoreFeature>()?.Transaction;
        var outcome = transaction?.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        var waiting = outcome?.Properties.GetValueOrDefault(UpstreamSignIn.WaitingRequestProperty);
        if (outcome is null || waiting is null || outcome.IsRejected || outcome.Registration?.RegistrationId != region
            || outcome.BackchannelAccessToken is not { Length: > 0 } accessToken)
        {
            var reason = outcome?.Error ?? transaction?.Response?.Error ?? Errors.InvalidRequest;
            // OpenIddict has a sentence of its own for each code, and maps those that it does not know.
            var said = waiting is null ? null : transaction?.Request;
            return await completion.RefusedAsync(context, waiting, region, UpstreamError.Of(said, reason), (string?)said?.GetParameter(Parameters.ErrorDescription));
        }

        var asked = outcome.Properties.GetValueOrDefault(OpenIddictClientAspNetCoreConstants.Properties.Scope);
        var tokens = SignInTokens.Of(accessToken, outcome.RefreshToken, outcome.TokenResponse!, asked, time);
        return await completion.CompletedAsync(
            context, waiting, region, new UpstreamTokens(tokens.AccessToken, tokens.RefreshToken, tokens.ExpiresAt, tokens.Scopes));
    }
}
