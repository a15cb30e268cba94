using Microsoft.AspNetCore.Antiforgery;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary><c>/changes</c>: where a person who signed in sees and decides about changes, in the browser in which they consented.</summary>
internal static class ChangesEndpoint
{
    private const string One = ChangePaths.List + "/{id}";

    /// <summary>Maps the pages and their forms.</summary>
    public static void MapChanges(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ChangePaths.List, async (HttpContext context, ChangeVisitors visitors, ChangeDesk desk) =>
            Page.Of(await desk.ListAsync(await visitors.OfAsync(context), context.RequestAborted)));
        endpoints.MapGet(One, async (HttpContext context, string id, ChangeVisitors visitors, ChangeDesk desk) =>
            Page.Of(await desk.ShowAsync(await visitors.OfAsync(context), id, context.RequestAborted)));
        endpoints.MapPost(ChangePaths.List, (HttpContext context, IAntiforgery antiforgery, ChangeVisitors visitors, ChangeDesk desk) =>
            SentAsync(context, antiforgery, async form => await desk.DecideAllAsync(await visitors.OfAsync(context), form, context.RequestAborted))).DisableAntiforgery();
        endpoints.MapPost(One, (HttpContext context, string id, IAntiforgery antiforgery, ChangeVisitors visitors, ChangeDesk desk) =>
            SentAsync(context, antiforgery, async form => await desk.DecideAsync(await visitors.OfAsync(context), id, form, context.RequestAborted))).DisableAntiforgery();
    }

    private static async Task<IResult> SentAsync(HttpContext context, IAntiforgery antiforgery, Func<DeskForm, Task<DeskAnswer>> decide)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return MessagePages.BadRequest("This page was too old, or not ours, so nothing was decided. Open the change again.");
        var form = await SentForm.ReadAsync(context.Request);
        return Page.Of(await decide(new DeskForm(field => [.. form[field].OfType<string>()])));
    }
}
