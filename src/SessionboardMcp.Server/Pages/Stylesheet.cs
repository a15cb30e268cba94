using System.Text;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages;

/// <summary>Serves the one stylesheet of all pages.</summary>
internal static class Stylesheet
{
    /// <summary>All of it.</summary>
    public static string Text { get; } = PageStyle.Text + Encoding.UTF8.GetString(EmbeddedFile.Read("welcome.css"));

    /// <summary>Maps it.</summary>
    public static void MapStylesheet(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(PageStyle.Path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=600";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(Text, "text/css; charset=utf-8");
    });
}
