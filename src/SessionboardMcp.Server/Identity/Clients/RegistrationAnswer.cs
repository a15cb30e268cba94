using System.Text.Json.Serialization;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>The answer to a registration (RFC 7591, section 3.2.1): what the client is now, which may differ from what it asked for.</summary>
internal sealed record RegistrationAnswer
{
    /// <summary>Its identifier.</summary>
    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    /// <summary>Its name, as it will be shown.</summary>
    [JsonPropertyName("client_name")]
    public required string ClientName { get; init; }

    /// <summary>Its redirect addresses, as it sent them.</summary>
    [JsonPropertyName("redirect_uris")]
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The code, and the refresh token unless it was left out.</summary>
    [JsonPropertyName("grant_types")]
    public required IReadOnlyList<string> GrantTypes { get; init; }

    /// <summary>Always the code.</summary>
    [JsonPropertyName("response_types")]
    public IReadOnlyList<string> ResponseTypes { get; init; } = ["code"];

    /// <summary>Always none: a secret that every copy of a program carries is no secret.</summary>
    [JsonPropertyName("token_endpoint_auth_method")]
    public string TokenEndpointAuthMethod { get; init; } = "none";
}
