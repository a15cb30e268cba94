using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace SessionboardMcp.Sandbox.OAuth.Pages;

/// <summary>The frame of the sandbox's pages: no script, one style that the policy names by its hash, in nobody's frame.</summary>
internal static class HtmlPage
{
    private const string Style = """
        :root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
        body{max-width:40rem;margin:0 auto;padding:1.5rem}
        h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
        .notice{border-left:.3rem solid #b45309;padding:.5rem 1rem;background:color-mix(in srgb,#b45309 12%,transparent)}
        ul.people{list-style:none;padding:0}ul.people li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.75rem 0}
        button{font:inherit;padding:.5rem 1rem;min-height:2.75rem;border:1px solid;border-radius:.4rem;cursor:pointer}
        code{overflow-wrap:anywhere}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Text that stands in a page as what it is.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request's context.</param>
    /// <param name="title">The title, as text.</param>
    /// <param name="body">What stands below the title, as HTML.</param>
    /// <param name="head">More for the head, as HTML.</param>
    public static Task AnswerAsync(HttpContext context, string title, string body, string head = "")
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)} - sandbox</title>{head}<style>{Style}</style></head>
            <body><main><h1>{Text(title)}</h1>
            <p class="notice">This is a sandbox. Every person, organization and event is invented.</p>
            {body}
            </main></body>
            </html>
            """,
            context.RequestAborted);
    }
}
