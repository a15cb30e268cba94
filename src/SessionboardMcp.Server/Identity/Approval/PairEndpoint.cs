using Microsoft.AspNetCore.Antiforgery;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary><c>/pair</c>: lets a phone decide about changes, too. The browser that consented shows a code, and the phone is told it.</summary>
internal static class PairEndpoint
{
    /// <summary>Maps the page and its forms.</summary>
    public static void MapPairing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(PagePaths.Pair, (HttpContext context, BrowserKey browser, Pairing pairing, ConnectionStore connections, IAntiforgery antiforgery) =>
            ShowAsync(context, browser, pairing, connections, antiforgery, null, null, StatusCodes.Status200OK));
        endpoints.MapPost(PagePaths.Pair, SentAsync).DisableAntiforgery();
    }

    private static async Task<IResult> SentAsync(HttpContext context, BrowserKey browser, Pairing pairing, ConnectionStore connections, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return OpenAgain("This page was too old, or not ours. Nothing was paired.");
        var form = await SentForm.ReadAsync(context.Request);
        switch (form["do"].ToString())
        {
            case "code" when browser.Read(context) is { } key && await connections.HasLivingAsync(key, context.RequestAborted):
                return await ShowAsync(context, browser, pairing, connections, antiforgery, await pairing.CodeAsync(key, context.RequestAborted), null, StatusCodes.Status200OK);
            case "end" when browser.Read(context) is { } key:
                await pairing.EndAsync(key, context.RequestAborted);
                return Results.Redirect(PagePaths.Pair);
            case "pair":
                var result = await pairing.PairAsync(form["code"], browser.Ensure(context), SourceNetwork.Of(context), context.RequestAborted);
                return result switch
                {
                    PairingResult.Paired => Results.Redirect(Core.Pages.ChangePaths.List),
                    PairingResult.TooOften => await ShowAsync(context, browser, pairing, connections, antiforgery, null, "Too many codes were tried. Wait a minute, then try again.", StatusCodes.Status429TooManyRequests),
                    _ => await ShowAsync(context, browser, pairing, connections, antiforgery, null, "There is no such code, or not any more. A code lives ten minutes and works once: make a new one.", StatusCodes.Status400BadRequest),
                };
            default:
                return OpenAgain("Nothing was done.");
        }
    }

    private static IResult OpenAgain(string what) => MessagePages.BadRequest(what, "Open the page again.", new(PagePaths.Pair, "Open it again"), PagePaths.SignedIn);

    private static async Task<IResult> ShowAsync(
        HttpContext context, BrowserKey browser, Pairing pairing, ConnectionStore connections, IAntiforgery antiforgery, string? code, string? notice, int status)
    {
        var key = browser.Read(context);
        var hasConnections = key is not null && await connections.HasLivingAsync(key, context.RequestAborted);
        return Page.Of<PairPage>(new()
        {
            ["Code"] = code,
            ["Address"] = context.RequestServices.GetRequiredService<PublicAddress>().Text + PagePaths.Pair,
            ["Notice"] = notice,
            ["HasConnections"] = hasConnections,
            ["Paired"] = hasConnections ? await pairing.CountAsync(key!, context.RequestAborted) : 0,
            ["Form"] = antiforgery.GetAndStoreTokens(context),
        }, status, isAlone: true);
    }
}
