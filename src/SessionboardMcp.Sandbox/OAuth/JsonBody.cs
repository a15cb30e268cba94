using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>Reads a body that must be JSON: a form, which other OAuth servers take, is refused.</summary>
internal static class JsonBody
{
    /// <summary>Reads it.</summary>
    /// <exception cref="OAuthRefusedException">It is no JSON, or not of the documented form.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            throw OAuthRefusedException.InvalidRequest("The body must be JSON, with the content type application/json.");
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw OAuthRefusedException.InvalidRequest("The body is null.");
        }
        catch (JsonException)
        {
            throw OAuthRefusedException.InvalidRequest("The body is not JSON of the documented form.");
        }
    }
}
