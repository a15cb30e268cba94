using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary><c>/pair</c> of <c>serve --local</c>: one button, which makes the browser known by the code that was printed. Loading the page uses nothing up.</summary>
internal static class LocalPairEndpoint
{
    private const string CodeField = "code";

    /// <summary>Maps the page and its form.</summary>
    public static void MapLocalPairing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(PagePaths.Pair, (string? code) => Page.Of<LocalPairPage>(new() { ["Code"] = code }, isAlone: true));
        endpoints.MapPost(PagePaths.Pair, async (HttpContext context, LocalApprovers approvers) =>
        {
            var form = await SentForm.ReadAsync(context.Request);
            if (approvers.Pair(form[CodeField]) is not { } key)
                return MessagePages.BadRequest("This code was used, or is too old.", $"{char.ToUpperInvariant(approvers.Another[0])}{approvers.Another[1..]}. Then open its address.");
            LocalVisitors.Give(context, approvers, key);
            context.Response.Headers.Location = ChangePaths.List;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }).DisableAntiforgery();
    }
}
