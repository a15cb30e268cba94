using System.Text.Json.Serialization;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>A sign-in that is kept: Sessionboard names no person, so the profile's name is all that tells one from another.</summary>
internal sealed record SignInProfile
{
    /// <summary>The public API that issued the tokens; they go nowhere else.</summary>
    public required Uri Host { get; init; }

    /// <summary>The OAuth client that they were issued to.</summary>
    public required string ClientId { get; init; }

    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token; null where Sessionboard gave none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the access token expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was granted last.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When the person signed in.</summary>
    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>Names the type only: what it holds must not reach a log.</summary>
    public override string ToString() => nameof(SignInProfile);
}

/// <summary>How profiles are written, before they are encrypted.</summary>
[JsonSerializable(typeof(SignInProfile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
