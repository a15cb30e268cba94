using Microsoft.AspNetCore.Http;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>
/// Ends a request of the OAuth server with an error of RFC 6749 (section 5.2). Sessionboard documents no status but 400, and no
/// body; the RFC's is our assumption.
/// </summary>
internal sealed class OAuthRefusedException(string error, string description, int status = StatusCodes.Status400BadRequest)
    : Exception(description)
{
    /// <summary>The RFC's code.</summary>
    public string Error { get; } = error;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    public static OAuthRefusedException InvalidRequest(string description) => new("invalid_request", description);

    public static OAuthRefusedException InvalidGrant(string description) => new("invalid_grant", description);
}
