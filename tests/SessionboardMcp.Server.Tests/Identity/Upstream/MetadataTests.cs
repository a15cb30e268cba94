using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Identity.Upstream;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

public class MetadataTests
{
    private static readonly Uri Host = new("https://public-api.sessionboard.com/");

    [Fact]
    public void What_is_documented_is_read()
    {
        var document = MetadataDocument.Read(Json(), Host);

        document.Issuer.ShouldBe("https://public-api.sessionboard.com/oauth");
        document.AuthorizationEndpoint.ShouldBe(new Uri("https://app.example.com/authorize"));
        document.Scopes.ShouldBe(["read:events"]);
        document.SendsIssuer.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_list_of_scopes_only_read_scopes_are_asked_for() =>
        MetadataDocument.Read(Json("scopes_supported", null), Host).Scopes.ShouldBe(Scopes.AllRead);

    [Theory]
    [InlineData("token_endpoint", "https://evil.example/oauth/token")]
    [InlineData("token_endpoint", "http://public-api.sessionboard.com/oauth/token")]
    [InlineData("token_endpoint", "https://public-api.sessionboard.com:8443/oauth/token")]
    [InlineData("token_endpoint", null)]
    [InlineData("revocation_endpoint", "https://evil.example/oauth/revoke")]
    [InlineData("issuer", "https://evil.example/oauth")]
    [InlineData("authorization_endpoint", "http://public-api.sessionboard.com/oauth/authorize")]
    [InlineData("authorization_endpoint", "javascript:alert(1)")]
    public void What_would_send_secrets_elsewhere_is_not_used(string name, string? value) =>
        Should.Throw<JsonException>(() => MetadataDocument.Read(Json(name, value), Host)).Message.ShouldContain(name);

    [Fact]
    public void A_server_without_S256_is_not_used() =>
        Should.Throw<JsonException>(() => MetadataDocument.Read(Json("code_challenge_methods_supported", new JsonArray("plain")), Host)).Message.ShouldContain("S256");

    [Theory]
    [InlineData(null, "us", "us")]
    [InlineData("us,eu", "us", "us,eu")]
    [InlineData(" EU ", "us", "eu")]
    public void Regions_are_the_configured_ones(string? regions, string region, string expected) =>
        string.Join(',', Settings(regions, "client", new SessionboardOptions { Region = region }).Regions.Keys).ShouldBe(expected);

    [Fact]
    public void Each_region_has_its_host_and_its_redirect_address()
    {
        var settings = Settings("us,eu", "client", new SessionboardOptions());

        settings.Host("eu").ShouldBe("https://public-api-eu.sessionboard.com");
        settings.RedirectUri("eu").ShouldBe(new Uri("https://mcp.example.com/oauth/callback/eu"));
    }

    [Fact]
    public void A_missing_client_and_an_unknown_region_say_what_to_do()
    {
        Should.Throw<ConfigurationProblemException>(() => Settings(null, null, new SessionboardOptions())).Message.ShouldContain("Sessionboard:OAuth:ClientId");
        Should.Throw<ConfigurationProblemException>(() => Settings("moon", "client", new SessionboardOptions())).Message.ShouldContain("'moon'");
    }

    private static UpstreamSettings Settings(string? regions, string? client, SessionboardOptions options) => UpstreamSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:Regions"] = regions,
            ["Sessionboard:OAuth:ClientId"] = client,
        }).Build(),
        options,
        new Uri("https://mcp.example.com"));

    private static JsonElement Json(string? name = null, JsonNode? value = null)
    {
        var document = new JsonObject
        {
            ["issuer"] = "https://public-api.sessionboard.com/oauth",
            ["authorization_endpoint"] = "https://app.example.com/authorize",
            ["token_endpoint"] = "https://public-api.sessionboard.com/oauth/token",
            ["revocation_endpoint"] = "https://public-api.sessionboard.com/oauth/revoke",
            ["scopes_supported"] = new JsonArray("read:events"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
        };
        if (name is not null)
            document[name] = value;
        return JsonElement.Parse(document.ToJsonString());
    }
}
