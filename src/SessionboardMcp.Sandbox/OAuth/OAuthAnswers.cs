using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.OAuth.Pages;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>Writes the answers of the OAuth server; none of them may be kept by anybody on the way.</summary>
internal static class OAuthAnswers
{
    /// <summary>Answers with JSON.</summary>
    public static Task JsonAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.AnswerAsync(value, type);
    }

    /// <summary>Answers with an error: a page for a browser, else JSON.</summary>
    public static Task RefuseAsync(HttpContext context, OAuthRefusedException refused)
    {
        context.Response.StatusCode = refused.Status;
        return WantsPage(context.Request)
            ? HtmlPage.AnswerAsync(context, "Sign-in refused", ProblemPage.Body(refused))
            : JsonAsync(context, new RefusedAnswer(refused.Error, refused.Message), OAuthJson.Default.RefusedAnswer);
    }

    /// <summary>Whether a browser asks, which names HTML, rather than the consent page's script.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.Any(value => value?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
