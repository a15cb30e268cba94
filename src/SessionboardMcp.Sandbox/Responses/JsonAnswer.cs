using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>Writes an answer.</summary>
internal static class JsonAnswer
{
    /// <summary>What every answer is.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Writes a value with the metadata made for it at build time.</summary>
    public static Task AnswerAsync<T>(this HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = ContentType;
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }
}
