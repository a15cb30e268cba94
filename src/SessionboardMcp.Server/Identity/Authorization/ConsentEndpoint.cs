using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// <c>/as/consent</c>: a person decides, every time, before anything goes to Sessionboard. One client id of ours stands there for every
/// assistant, so that Sessionboard's own question cannot tell them apart (MCP 2026-07-28, security best practices, confused deputy).
/// </summary>
internal static partial class ConsentEndpoint
{
    /// <summary>The path.</summary>
    public const string Path = AuthorizationServer.Path + "/consent";

    /// <summary>The parameter and form field that names the waiting request.</summary>
    public const string RequestParameter = "request";

    /// <summary>Maps both endpoints.</summary>
    public static void MapConsent(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ShowAsync);
        endpoints.MapPost(Path, DecideAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string? request, WaitingRequests requests, BrowserKey browser, ConsentQuestion question, IAntiforgery antiforgery)
    {
        try
        {
            var waiting = await requests.FindOpenAsync(request, browser.Read(context), context.RequestAborted);
            var model = await question.AskAsync(waiting, context.RequestAborted);
            return Page.Of<ConsentPage>(
                new() { ["Model"] = model, ["Form"] = antiforgery.GetAndStoreTokens(context) },
                formTargets: model.FormTargets);
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

    // The antiforgery check is made here, as its failure must be a page like every other.
    private static async Task<IResult> DecideAsync(
        HttpContext context, WaitingRequests requests, BrowserKey browser, ConsentQuestion question, IUpstreamSignIn upstream, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return MessagePages.BadRequest("This page was not the one that we showed you. Go back to your assistant and connect again.");
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var waiting = await requests.FindOpenAsync(form[RequestParameter], browser.Read(context), context.RequestAborted);
            if (form["decision"] != "allow")
            {
                return await requests.UseAsync(waiting, context.RequestAborted)
                    ? SignInCompletion.Resume(waiting)
                    : throw new WaitingRequestException(WaitingProblem.Used);
            }

            var model = await question.AskAsync(waiting, context.RequestAborted);
            if (model.Read(form) is not { } choice)
                return MessagePages.BadRequest("Choose the region that holds your organization. Go back and try again.");
            if (!await requests.ConsentAsync(waiting, choice, context.RequestAborted))
                throw new WaitingRequestException(WaitingProblem.Used);
            return await upstream.BeginAsync(context, waiting.Id, choice.Region, choice.Scopes);
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
}
