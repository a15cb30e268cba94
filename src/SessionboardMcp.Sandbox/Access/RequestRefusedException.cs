using Microsoft.AspNetCore.Http;

namespace SessionboardMcp.Sandbox.Access;

/// <summary>Ends a request with an error that the caller is told. The error boundary turns it into the body.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What the caller reads.</param>
internal sealed class RequestRefusedException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>400: the request does not make sense.</summary>
    public static RequestRefusedException BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    /// <summary>401: no token, or one that nobody knows.</summary>
    public static RequestRefusedException Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, message);

    /// <summary>403: the token may not do this.</summary>
    public static RequestRefusedException Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);

    /// <summary>404: there is no such thing, or none that the token may see.</summary>
    public static RequestRefusedException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    /// <summary>409: the record is not as the request takes it to be.</summary>
    public static RequestRefusedException Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    /// <summary>429: the window's requests are used up.</summary>
    public static RequestRefusedException TooManyRequests(string message) => new(StatusCodes.Status429TooManyRequests, message);
}
