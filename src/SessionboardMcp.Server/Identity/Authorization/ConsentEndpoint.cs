using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Pages;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// <c>/as/consent</c>: a person decides, every time, before anything goes to Sessionboard. One client id of ours stands there for every
/// assistant, so that Sessionboard's own question cannot tell them apart (MCP 2026-07-28, security best practices, confused deputy).
/// </summary>
internal static class ConsentEndpoint
{
    /// <summary>The path.</summary>
    public const string Path = PagePaths.Consent;

    /// <summary>The form field that carries the request.</summary>
    public const string RequestField = PagePaths.RequestField;

    /// <summary>Maps the form, and what is left of its address where nobody sent one.</summary>
    public static void MapConsent(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, () => MessagePages.Of(WaitingProblem.Unknown));
        endpoints.MapPost(Path, DecideAsync).DisableAntiforgery();
    }

    /// <summary>Asks the person about a request. The page holds it; nothing is kept here.</summary>
    public static async Task<IResult> AskAsync(HttpContext context, AskedRequest asked, AskedRequests requests, ConsentQuestion question)
    {
        try
        {
            var model = await question.AskAsync(asked, context.RequestAborted);
            return Page.Of<ConsentPage>(new() { ["Model"] = model, ["Asked"] = requests.Protect(asked) });
        }
        catch (WaitingRequestException problem)
        {
            return MessagePages.Of(problem.Problem);
        }
        catch (UpstreamSilentException)
        {
            return MessagePages.SessionboardSilent();
        }
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context, AskedRequests requests, WaitingRequests waiting, RequestCookies cookies, ConsentQuestion question, IUpstreamSignIn upstream, PublicAddress address)
    {
        try
        {
            var form = await SentForm.ReadAsync(context.Request);
            // Only a page that this browser got here holds such a value: this is the check against forms of other sites.
            var asked = requests.Read(context, form[RequestField]);
            if (form["decision"] != "allow")
            {
                if (!await waiting.DeclineAsync(asked, context.RequestAborted))
                    throw new WaitingRequestException(WaitingProblem.Used);
                cookies.Spend(context, asked.CookieHash);
                return Leaving.ToAssistant(Declined(asked, address));
            }

            var model = await question.AskAsync(asked, context.RequestAborted);
            if (model.Choose(form) is not { } choice)
                return MessagePages.BadRequest("Choose the region that holds your organization. Go back and try again.");
            if (!await waiting.ConsentAsync(asked, choice, context.RequestAborted))
                throw new WaitingRequestException(WaitingProblem.Used);
            return Leaving.ToSessionboard(await upstream.BeginAsync(context, asked.Id, choice.Region, choice.Scopes));
        }
        catch (WaitingRequestException problem)
        {
            return MessagePages.Of(problem.Problem);
        }
        catch (UpstreamSilentException)
        {
            return MessagePages.SessionboardSilent();
        }
    }

    // RFC 6749, section 4.1.2.1, and RFC 9207.
    private static string Declined(AskedRequest asked, PublicAddress address) => QueryHelpers.AddQueryString(
        asked.RedirectUri,
        new Dictionary<string, string?>
        {
            [Parameters.Error] = Errors.AccessDenied,
            [Parameters.ErrorDescription] = "The person did not allow it.",
            [Parameters.State] = asked.State,
            [Parameters.Iss] = address.Issuer,
        }.Where(pair => pair.Value is not null));
}
