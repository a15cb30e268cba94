using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.OAuth;

namespace SessionboardMcp.Api.Tests.OAuth;

/// <summary>What is trusted of the OAuth server's description of itself.</summary>
public class AuthorizationServerMetadataTests
{
    private static readonly Uri Host = new("https://api.example/");

    [Fact]
    public void What_is_offered_is_read()
    {
        var metadata = Read();

        metadata.TokenEndpoint.ShouldBe(new Uri("https://api.example/oauth/token"));
        metadata.AuthorizationEndpoint.ShouldBe(new Uri("https://app.example/authorize"));
        metadata.RevocationEndpoint.ShouldBeNull();
        metadata.Scopes.ShouldBe(["read:events"]);
        metadata.SendsIssuer.ShouldBeFalse();
    }

    [Theory]
    [InlineData("issuer", "\"https://elsewhere.example/oauth\"")]
    [InlineData("token_endpoint", "\"https://elsewhere.example/oauth/token\"")]
    [InlineData("token_endpoint", "\"http://api.example/oauth/token\"")]
    [InlineData("token_endpoint", "7")]
    [InlineData("revocation_endpoint", "\"https://elsewhere.example/oauth/revoke\"")]
    [InlineData("authorization_endpoint", "\"javascript:alert(1)\"")]
    [InlineData("code_challenge_methods_supported", "[\"plain\"]")]
    public void What_could_carry_a_secret_elsewhere_is_refused(string name, string value) =>
        Should.Throw<UpstreamUnavailableException>(() => Read(name, value));

    [Fact]
    public void A_list_is_no_description() =>
        Should.Throw<UpstreamUnavailableException>(() => AuthorizationServerMetadata.Read(JsonElement.Parse("[]"), Host));

    private static AuthorizationServerMetadata Read(string? name = null, string? value = null)
    {
        var members = new Dictionary<string, string>
        {
            ["issuer"] = "\"https://api.example/oauth\"",
            ["authorization_endpoint"] = "\"https://app.example/authorize\"",
            ["token_endpoint"] = "\"https://api.example/oauth/token\"",
            ["scopes_supported"] = "[\"read:events\"]",
            ["code_challenge_methods_supported"] = "[\"S256\"]",
        };
        if (name is not null)
            members[name] = value!;
        return AuthorizationServerMetadata.Read(JsonElement.Parse($"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}"), Host);
    }
}
