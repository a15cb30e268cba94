using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>
/// How the OAuth server reads and writes. A property that nobody documented, or one that is there twice, is refused, so that a
/// client's own misspelling is noticed.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(MetadataAnswer))]
[JsonSerializable(typeof(ValidatedAnswer))]
[JsonSerializable(typeof(ConsentBody))]
[JsonSerializable(typeof(ConsentAnswer))]
[JsonSerializable(typeof(EligibleAnswer))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(RevokeBody))]
[JsonSerializable(typeof(RefusedAnswer))]
internal sealed partial class OAuthJson : JsonSerializerContext;

/// <summary>The metadata; the issuer unless it is to be left out, the last property only where the sandbox sends <c>iss</c>.</summary>
internal sealed record MetadataAnswer(
    string? Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string RevocationEndpoint,
    IReadOnlyList<string> ResponseTypesSupported,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> ScopesSupported,
    IReadOnlyList<string> CodeChallengeMethodsSupported,
    bool? AuthorizationResponseIssParameterSupported);

/// <summary>A request that was found valid.</summary>
internal sealed record ValidatedAnswer(ValidatedRequest AuthorizationRequest);

/// <summary>What the consent page shows of it.</summary>
internal sealed record ValidatedRequest(string ClientId, string ClientName, string RedirectUri, IReadOnlyList<string> Scopes);

/// <summary>Where the browser goes after consent.</summary>
internal sealed record ConsentAnswer(string RedirectUrl);

/// <summary>The organizations that a person can choose from.</summary>
internal sealed record EligibleAnswer(IReadOnlyList<EligibleOrganization> Organizations);

/// <summary>One of them.</summary>
internal sealed record EligibleOrganization(string Id, string Name);

/// <summary>The body of a token request, of both kinds.</summary>
internal sealed record TokenBody(
    string? GrantType, string? Code, string? RedirectUri, string? ClientId, string? CodeVerifier, string? RefreshToken);

/// <summary>Tokens.</summary>
internal sealed record TokenAnswer(string AccessToken, string TokenType, int ExpiresIn, string? RefreshToken, string Scope);

/// <summary>The body of a revocation.</summary>
internal sealed record RevokeBody(string? Token, string? TokenTypeHint);

/// <summary>An error of RFC 6749.</summary>
internal sealed record RefusedAnswer(string Error, string ErrorDescription);
