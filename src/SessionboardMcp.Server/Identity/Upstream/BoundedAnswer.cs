using System.Text.Json;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// An answer of Sessionboard's OAuth endpoints, read whole within a bound. Nothing of it is logged: a token answer that breaks off
/// still holds tokens.
/// </summary>
internal sealed class BoundedAnswer : IDisposable
{
    private BoundedAnswer(HttpResponseMessage response, JsonElement? json) => (Response, Json) = (response, json);

    /// <summary>The answer, its body consumed.</summary>
    public HttpResponseMessage Response { get; }

    /// <summary>The body; null where it is no JSON object.</summary>
    public JsonElement? Json { get; }

    /// <summary>Whether the status is one of success.</summary>
    public bool IsSuccess => Response.IsSuccessStatusCode;

    /// <summary>Sends a request and reads what comes back.</summary>
    public static async Task<BoundedAnswer> OfAsync(HttpClient client, HttpRequestMessage request, int maxBytes, CancellationToken cancellationToken)
    {
        client.MaxResponseContentBufferSize = maxBytes;
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        try
        {
            return new BoundedAnswer(response, Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Whether an exception means that no whole answer came, and not that the caller gave up.</summary>
    public static bool IsFailure(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public void Dispose() => Response.Dispose();

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
