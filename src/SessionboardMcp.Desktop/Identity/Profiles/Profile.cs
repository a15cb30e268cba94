using System.Text.Json.Serialization;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>A sign-in that is kept on this machine.</summary>
/// <param name="Id">A random name of this sign-in; another sign-in to the same profile has another.</param>
/// <param name="Region">The region that was signed in to; null for an address of its own, such as the sandbox's.</param>
/// <param name="Address">The base address of the API. Its tokens go nowhere else.</param>
/// <param name="ClientId">The OAuth client that signed in.</param>
/// <param name="Scopes">What was granted last.</param>
/// <param name="ExpiresAt">When the access token ends, by what Sessionboard said.</param>
/// <param name="SealedTokens">The tokens, encrypted; null where the sign-in has ended.</param>
internal sealed record Profile(
    string Id, string? Region, Uri Address, string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, string? SealedTokens)
{
    /// <summary>The profile's name.</summary>
    [JsonIgnore]
    public string Name { get; init; } = ProfileName.Default;

    /// <summary>What tells sign-ins apart, without secrets.</summary>
    public override string ToString() => $"profile {Name} at {Address.Host}";
}
