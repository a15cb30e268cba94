using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Error codes of Sessionboard's sign-in. They come by the browser, so only codes that the RFC names are repeated.</summary>
internal static class UpstreamError
{
    // RFC 6749, sections 4.1.2.1 (the callback) and 5.2 (the token endpoint).
    private static readonly string[] Codes =
    [
        Errors.InvalidRequest, Errors.UnauthorizedClient, Errors.AccessDenied, Errors.UnsupportedResponseType, Errors.InvalidScope, Errors.ServerError,
        Errors.TemporarilyUnavailable, Errors.InvalidClient, Errors.InvalidGrant, Errors.UnsupportedGrantType,
    ];

    /// <summary>The code that came with a callback, where it is one, else what was found wrong with it.</summary>
    public static string Of(OpenIddictRequest? callback, string otherwise) =>
        (string?)callback?.GetParameter(Parameters.Error) is { } told && Codes.Contains(told) ? told : otherwise;

    /// <summary>The code where it is one; else <c>server_error</c>.</summary>
    public static string Known(string code) => Codes.Contains(code) ? code : Errors.ServerError;
}
