using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Api.SignIn;

namespace SessionboardMcp.Api.Tests.SignIn;

public class MetadataDocumentTests
{
    private static readonly Uri Host = new("https://public-api.sessionboard.com/");

    [Fact]
    public void What_is_documented_is_read()
    {
        var document = MetadataDocument.Read(Json(), Host);

        document.Issuer.ShouldBe("https://public-api.sessionboard.com/oauth");
        document.AuthorizationEndpoint.ShouldBe(new Uri("https://app.example.com/authorize"));
        document.TokenEndpoint.ShouldBe(new Uri("https://public-api.sessionboard.com/oauth/token"));
        document.RevocationEndpoint.ShouldBe(new Uri("https://public-api.sessionboard.com/oauth/revoke"));
        document.Scopes.ShouldBe(["read:events"]);
        document.SendsIssuer.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_list_of_scopes_it_is_not_known_what_is_offered() =>
        MetadataDocument.Read(Json("scopes_supported", null), Host).Scopes.ShouldBeNull();

    [Fact]
    public void Without_a_place_for_revocations_there_is_none() =>
        MetadataDocument.Read(Json("revocation_endpoint", null), Host).RevocationEndpoint.ShouldBeNull();

    [Fact]
    public void An_address_that_is_no_text_is_not_used() =>
        Should.Throw<JsonException>(() => MetadataDocument.Read(Json("token_endpoint", 7), Host)).Message.ShouldContain("token_endpoint");

    [Fact]
    public void A_list_is_no_description() =>
        Should.Throw<JsonException>(() => MetadataDocument.Read(JsonElement.Parse("[]"), Host)).Message.ShouldContain("authorization_endpoint");

    [Theory]
    [InlineData("token_endpoint", "https://evil.example/oauth/token")]
    [InlineData("token_endpoint", "http://public-api.sessionboard.com/oauth/token")]
    [InlineData("token_endpoint", "https://public-api.sessionboard.com:8443/oauth/token")]
    [InlineData("token_endpoint", "")]
    [InlineData("token_endpoint", null)]
    [InlineData("revocation_endpoint", "https://evil.example/oauth/revoke")]
    [InlineData("authorization_endpoint", "http://public-api.sessionboard.com/oauth/authorize")]
    [InlineData("authorization_endpoint", "javascript:alert(1)")]
    public void What_would_send_secrets_elsewhere_is_not_used(string name, string? value) =>
        Should.Throw<JsonException>(() => MetadataDocument.Read(Json(name, value), Host)).Message.ShouldContain(name);

    [Theory]
    [InlineData("https://public-api.sessionboard.com/oauth")]
    [InlineData("https://appv2.sessionboard.com")]
    [InlineData("https://appv2.sessionboard.com/")]
    [InlineData("https://login.elsewhere.example/tenant/7")]
    [InlineData("urn:sessionboard")]
    public void An_issuer_may_be_on_any_host_and_is_compared_exactly(string issuer)
    {
        var document = MetadataDocument.Read(Json("issuer", issuer), Host);

        document.Issuer.ShouldBe(issuer);
        document.IsIssuer(issuer).ShouldBeTrue();
        document.IsIssuer(issuer + "/").ShouldBeFalse();
        document.IsIssuer(issuer.ToUpperInvariant()).ShouldBeFalse();
        document.IsIssuer("https://evil.example/oauth").ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(7)]
    public void Where_no_issuer_is_told_an_answer_may_name_the_hosts_that_are_known(object? issuer)
    {
        var document = MetadataDocument.Read(Json("issuer", issuer is null ? null : JsonValue.Create(issuer)), Host);

        document.Issuer.ShouldBeNull();
        document.IsIssuer("https://public-api.sessionboard.com/oauth").ShouldBeTrue();
        document.IsIssuer("https://app.example.com").ShouldBeTrue();
        document.IsIssuer("https://evil.example/oauth").ShouldBeFalse();
        document.IsIssuer("http://app.example.com").ShouldBeFalse();
        document.IsIssuer("no address").ShouldBeFalse();
    }

    [Fact]
    public void A_server_without_S256_is_not_used() =>
        Should.Throw<JsonException>(() => MetadataDocument.Read(Json("code_challenge_methods_supported", new JsonArray("plain")), Host)).Message.ShouldContain("S256");

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
        if (name is not null && value is null)
            document.Remove(name);
        else if (name is not null)
            document[name] = value;
        return JsonElement.Parse(document.ToJsonString());
    }
}
