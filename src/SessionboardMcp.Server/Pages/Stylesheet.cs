using System.Reflection;

namespace SessionboardMcp.Server.Pages;

/// <summary>The one stylesheet of all pages.</summary>
internal static class Stylesheet
{
    /// <summary>Its path.</summary>
    public const string Path = "/pages.css";

    private static readonly string Text = Read();

    /// <summary>Maps it.</summary>
    public static void MapStylesheet(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=600";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(Text, "text/css; charset=utf-8");
    });

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("pages.css")
            ?? throw new InvalidOperationException("The stylesheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
