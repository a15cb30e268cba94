using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Serves the icon, in the forms that browsers and assistants ask for.</summary>
internal static class Icons
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapIcons(this IEndpointRouteBuilder endpoints)
    {
        Map(WelcomePaths.Favicon, "image/x-icon", EmbeddedFile.Read("favicon.ico"));
        Map(WelcomePaths.LargeIcon, "image/png", EmbeddedFile.Read("icon.png"));
        Map(ServerIcon.ScalablePath, "image/svg+xml", EmbeddedFile.Read("icon.svg"));
        Map(ServerIcon.SmallPath, "image/png", ServerIcon.SmallPng);

        void Map(string path, string type, byte[] picture) => endpoints.MapMethods(path, Reading, (HttpContext context) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "public, max-age=86400";
            headers.XContentTypeOptions = "nosniff";
            // An SVG that is opened by itself is a page of ours, and needs nothing.
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            return Results.Bytes(picture, type);
        });
    }
}
