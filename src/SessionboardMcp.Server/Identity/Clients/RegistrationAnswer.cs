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

    /// <summary>Its redirect addresses, as it sent them, without those that were not accepted.</summary>
    [JsonPropertyName("redirect_uris")]
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The code, and the refresh token unless it was left out.</summary>
    [JsonPropertyName("grant_types")]
    public required IReadOnlyList<string> GrantTypes { get; init; }

    /// <summary>Always the code.</summary>
    [JsonPropertyName("response_types")]
    public IReadOnlyList<string> ResponseTypes { get; init; } = ["code"];

    /// <summary>What it may ask for of the scopes that it named, or all where none of them is ours; null where it named none.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    /// <summary><c>native</c> where loopback addresses may have any port, else <c>web</c>, whatever was asked for.</summary>
    [JsonPropertyName("application_type")]
    public required string ApplicationType { get; init; }

    /// <summary>Always none: a secret that every copy of a program carries is no secret.</summary>
    [JsonPropertyName("token_endpoint_auth_method")]
    public string TokenEndpointAuthMethod { get; init; } = "none";
}
