using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// Client metadata as RFC 7591, section 2 writes it, in a registration as well as in a metadata document. Members that nothing
/// here depends on (logo, contacts, terms, keys) are not read, and never fetched.
/// </summary>
internal sealed record ClientMetadata
{
    /// <summary>The client's identifier; a metadata document must repeat its own address.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>The name shown to people.</summary>
    [JsonPropertyName("client_name")]
    public string? ClientName { get; init; }

    /// <summary>Where codes may be sent.</summary>
    [JsonPropertyName("redirect_uris")]
    public IReadOnlyList<string>? RedirectUris { get; init; }

    /// <summary>The grant types that the client uses; null means the authorization code.</summary>
    [JsonPropertyName("grant_types")]
    public IReadOnlyList<string>? GrantTypes { get; init; }

    /// <summary>The response types that the client uses; null means <c>code</c>.</summary>
    [JsonPropertyName("response_types")]
    public IReadOnlyList<string>? ResponseTypes { get; init; }

    /// <summary>How the client prefers to authenticate at the token endpoint.</summary>
    [JsonPropertyName("token_endpoint_auth_method")]
    public string? TokenEndpointAuthMethod { get; init; }

    /// <summary>
    /// How else it can (OpenID Connect Relying Party Metadata Choices). ChatGPT prefers <c>private_key_jwt</c> and offers <c>none</c> here
    /// (seen in its document, August 2026).
    /// </summary>
    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public IReadOnlyList<string>? TokenEndpointAuthMethodsSupported { get; init; }

    /// <summary>The scopes that it may ask for. Not only a text, as nothing here depends on it being one.</summary>
    [JsonPropertyName("scope")]
    public JsonElement Scope { get; init; }

    /// <summary>The scopes that it names; null where it names none in a way that RFC 6749, section 3.3 knows.</summary>
    [JsonIgnore]
    public string? NamedScopes =>
        Scope.ValueKind == JsonValueKind.String && !Scope.GetRawText().Contains('\\', StringComparison.Ordinal) ? Scope.GetString() : null;

    /// <summary>A secret, which a public document must not hold.</summary>
    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }
}
