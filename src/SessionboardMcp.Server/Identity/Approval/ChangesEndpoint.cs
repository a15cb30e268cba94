using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary><c>/changes</c>: where a person sees and decides about changes, in a browser that is recognised.</summary>
internal static class ChangesEndpoint
{
    private const string One = ChangePaths.List + "/{id}";

    /// <summary>Maps the pages and their forms.</summary>
    public static void MapChanges(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ChangePaths.List, async (HttpContext context, IChangeVisitors visitors, ChangeDesk desk) =>
            Page.Of(await desk.ListAsync(await visitors.OfAsync(context), context.RequestAborted)));
        endpoints.MapGet(One, async (HttpContext context, string id, IChangeVisitors visitors, ChangeDesk desk) =>
            Page.Of(await desk.ShowAsync(await visitors.OfAsync(context), id, context.RequestAborted)));
        endpoints.MapPost(ChangePaths.List, (HttpContext context, IChangeVisitors visitors, ChangeDesk desk) =>
            SentAsync(context, visitors, async form => await desk.DecideAllAsync(await visitors.OfAsync(context), form, context.RequestAborted))).DisableAntiforgery();
        endpoints.MapPost(One, (HttpContext context, string id, IChangeVisitors visitors, ChangeDesk desk) =>
            SentAsync(context, visitors, async form => await desk.DecideAsync(await visitors.OfAsync(context), id, form, context.RequestAborted))).DisableAntiforgery();
    }

    private static async Task<IResult> SentAsync(HttpContext context, IChangeVisitors visitors, Func<DeskForm, Task<DeskAnswer>> decide)
    {
        if (!await visitors.IsOurFormAsync(context))
            return MessagePages.BadRequest("This page was too old, or not ours, so nothing was decided.", "Open the change again.", new(ChangePaths.List, "All changes"));
        var form = await SentForm.ReadAsync(context.Request);
        return Page.Of(await decide(new DeskForm(field => [.. form[field].OfType<string>()])));
    }
}
