namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>What a client says about itself cannot be accepted. The message is shown to whoever sent it.</summary>
/// <param name="error">The error code of RFC 7591, section 3.2.2.</param>
/// <param name="description">What is wrong, in a sentence without a secret.</param>
internal sealed class ClientMetadataException(string error, string description) : Exception(description)
{
    /// <summary><c>invalid_redirect_uri</c>: a redirect address that is not accepted.</summary>
    public const string InvalidRedirectUri = "invalid_redirect_uri";

    /// <summary><c>invalid_client_metadata</c>: anything else.</summary>
    public const string InvalidClientMetadata = "invalid_client_metadata";

    /// <summary>The error code.</summary>
    public string Error => error;
}
