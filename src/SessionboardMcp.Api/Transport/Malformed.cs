using System.Text.Json;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Transport;

/// <summary>An answer that came whole and is not what the API describes. Asking again would only spend budget.</summary>
internal static class Malformed
{
    public static UpstreamUnavailableException Answer(Operation operation, int status, JsonException? cause = null) =>
        new(operation.Name, status, false, "Sessionboard sent something that is not the JSON it describes.", Safe(cause));

    /// <summary>A success that is none of Sessionboard's, or not about what was asked.</summary>
    public static UpstreamUnavailableException Foreign(Operation operation, int status) =>
        new(operation.Name, status, false, "Sessionboard sent something that does not belong to the request.") { IsForeign = true };

    // The parser's own message quotes what it stumbled over, which may be anybody's data; its position is enough.
    private static JsonException? Safe(JsonException? cause) =>
        cause is null
            ? null
            : new JsonException("The JSON could not be read.", null, cause.LineNumber, cause.BytePositionInLine);
}
