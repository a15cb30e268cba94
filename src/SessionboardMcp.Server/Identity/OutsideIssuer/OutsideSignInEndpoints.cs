using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Signing in and out on our own pages.</summary>
internal static partial class OutsideSignInEndpoints
{
    /// <summary>The page on which a person signs out, by one button.</summary>
    public const string OutPath = "/signout";

    /// <summary>Where a person signs in, as whom they choose.</summary>
    public const string InPath = "/signin";

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // What the state calls the page that the person comes back to.
    private const string PageProperty = "sessionboard.page";

    /// <summary>Sends a person to the provider, and back to a page of ours.</summary>
    /// <param name="path">The page, on this server.</param>
    /// <param name="chooses">Whether the provider is to ask who they are, though it knows somebody.</param>
    public static IResult Challenge(string path, bool chooses)
    {
        // Where OpenIddict would go on afterwards; the callback goes on by itself.
        var properties = new AuthenticationProperties(new Dictionary<string, string?> { [PageProperty] = path }) { RedirectUri = "/" };
        if (chooses)
            properties.SetParameter("prompt", "select_account");
        return Results.Challenge(properties, [OpenIddictClientAspNetCoreDefaults.AuthenticationScheme]);
    }

    /// <summary>Maps them.</summary>
    public static void MapOutsideSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(InPath, () => Challenge(ChangePaths.List, chooses: true));
        endpoints.MapGet(OutsideSignIn.CallbackPath, ReturnedAsync);
        endpoints.MapGet(OutPath, async (HttpContext context) => await OutsideSession.OfAsync(context) is { } session
            ? Page.Of(SignOutHtml.Ask(OutsideForms.Of(session)))
            : Page.Of(SignOutHtml.Done(InPath)));
        endpoints.MapPost(OutPath, async (HttpContext context) =>
        {
            if (!await OutsideForms.IsOursAsync(context))
                return MessagePages.BadRequest("This page was too old, or not ours. You are still signed in.", "Open the page again.", new(OutPath, "Sign out"));
            await OutsideSession.EndAsync(context);
            return Page.Of(SignOutHtml.Done(InPath));
        }).DisableAntiforgery();
    }

    // OpenIddict has checked state, browser, redirect address and issuer by now, exchanged the code, and checked the ID token and its nonce.
    private static async Task<IResult> ReturnedAsync(HttpContext context, OutsideCallers callers, TimeProvider time, ILogger<OutsideSession> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var transaction = context.Features.Get<OpenIddictClientAspNetCoreFeature>()?.Transaction;
        var outcome = transaction?.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        var person = outcome is { IsRejected: false } ? outcome.BackchannelIdentityTokenPrincipal : null;
        // That it has not expired is not checked for a token that came from the token endpoint just now.
        if (person is null || !IsNow(person, time.GetUtcNow()) || person.FindFirst("iss")?.Value is not { Length: > 0 } issuer || person.FindFirst("sub")?.Value is not { Length: > 0 } subject)
        {
            Log.Refused(logger, Known(outcome?.Error ?? transaction?.Response?.Error));
            return Page.Of(SignOutHtml.Failed(InPath));
        }

        var rights = callers.RightsOf(person, outcome!.TokenResponse?.Scope);
        await new OutsideSession(callers.SubjectOf(issuer, subject), Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), rights).BeginAsync(context);
        // From the state, which only this server makes, of a path that it was asked for.
        context.Response.Headers.Location = outcome.Properties.GetValueOrDefault(PageProperty) is { } path && path.StartsWith(ChangePaths.List, StringComparison.Ordinal) ? path : ChangePaths.List;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static bool IsNow(ClaimsPrincipal person, DateTimeOffset now)
    {
        // OpenIddict may have put it aside.
        var end = long.TryParse(person.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, 100_000_000_000))
            : person.GetExpirationDate();
        return now < end + Skew;
    }

    // A code of the RFCs is a word; anything else is the other side's text.
    private static string Known(string? error) => error is { Length: > 0 and < 40 } && error.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? error : "unknown";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A sign-in at the outside issuer for the pages of changes did not work: {Error}")]
        public static partial void Refused(ILogger logger, string error);
    }
}
