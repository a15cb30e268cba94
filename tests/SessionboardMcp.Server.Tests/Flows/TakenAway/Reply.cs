using System.Net;
using System.Text.Json;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>What came back.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Refusal">Why nothing was told; null where something was.</param>
/// <param name="Challenge">What a refusal of HTTP says of the way back in.</param>
/// <param name="Json">The whole message.</param>
internal sealed record Reply(HttpStatusCode Status, string? Refusal, string Challenge, JsonElement Json)
{
    /// <summary>A completion cannot say why it has nothing to propose.</summary>
    public const string Nothing = "(nothing to propose)";

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        var json = await Visitor.JsonAsync(response);
        return new Reply(response.StatusCode, RefusalIn(json), response.Headers.WwwAuthenticate.ToString(), json);
    }

    public static bool IsAnswered(Reply reply) => reply.Refusal is null;

    private static string? RefusalIn(JsonElement json)
    {
        if (json.TryGetProperty("error", out var error))
            return error.GetProperty("message").GetString();
        var result = json.GetProperty("result");
        if (result.TryGetProperty("isError", out var isError) && isError.GetBoolean())
            return result.GetProperty("content")[0].GetProperty("text").GetString();
        return result.TryGetProperty("completion", out var completion) && completion.GetProperty("values").GetArrayLength() == 0 ? Nothing : null;
    }
}
