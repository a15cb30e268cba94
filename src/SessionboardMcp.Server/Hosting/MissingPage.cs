using Microsoft.AspNetCore.Diagnostics;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Tells a person in a browser that there is no such page. Programs get the bare 404, as they look for documents that may be missing.</summary>
internal static class MissingPage
{
    /// <summary>Answers a status without a body, where it is of that kind.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="links">The pages that there are.</param>
    public static Task AnswerAsync(StatusCodeContext context, PageLinks links)
    {
        var http = context.HttpContext;
        return http.Response.StatusCode == StatusCodes.Status404NotFound && HttpMethods.IsGet(http.Request.Method) && Page.IsWanted(http.Request)
            ? MessagePages.NotFound(links).ExecuteAsync(http)
            : Task.CompletedTask;
    }
}
