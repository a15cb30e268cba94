using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.OAuth.Pages;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>The switches of the demo people, which have no counterpart in the public API: at Sessionboard they are on its own pages.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeopleSwitches(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PeoplePage.Path, ShowAsync).Open();
        routes.MapPost(PeoplePage.Path, SwitchAsync).Open();
    }

    private static Task ShowAsync(HttpContext context) =>
        HtmlPage.AnswerAsync(context, "People", PeoplePage.Body(context.RequestServices.GetRequiredService<SandboxOAuth>()));

    private static async Task SwitchAsync(HttpContext context)
    {
        OAuthEndpoints.RefuseOtherSites(context.Request);
        if (!context.Request.HasFormContentType)
            throw OAuthRefusedException.InvalidRequest("The body must be a form.");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = DemoPeople.Find(form["person"]) ?? throw OAuthRefusedException.InvalidRequest("person is nobody.");
        var isOn = form["ai_access"].ToString() switch
        {
            "on" => true,
            "off" => false,
            _ => throw OAuthRefusedException.InvalidRequest("ai_access must be on or off."),
        };
        context.RequestServices.GetRequiredService<SandboxOAuth>().SetAiAccess(person.Id, isOn);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = PeoplePage.Path;
    }
}
