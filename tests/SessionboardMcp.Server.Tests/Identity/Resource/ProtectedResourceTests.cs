using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

/// <summary>Who is let in, and what those are told who are not.</summary>
public sealed class ProtectedResourceTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task Without_a_token_an_assistant_learns_where_to_get_one()
    {
        using var answer = await _visitor.CallAsync(null, "tools/list");
        var challenge = answer.Headers.WwwAuthenticate.Single().ToString();

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldStartWith($"Bearer resource_metadata=\"{server.Address.Text}/.well-known/oauth-protected-resource/mcp\", scope=\"read:contacts read:events read:insights read:sessions");
        challenge.ShouldNotContain("offline_access");
        challenge.ShouldNotContain("error");
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/oauth-protected-resource")]
    public async Task The_resource_names_itself_and_its_authorization_server(string path)
    {
        var metadata = await JsonAsync(path);

        metadata.GetProperty("resource").GetString().ShouldBe(server.Address.Resource);
        metadata.GetProperty("authorization_servers").EnumerateArray().Select(item => item.GetString()).ShouldBe([server.Address.Issuer]);
        metadata.GetProperty("bearer_methods_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["header"]);
        metadata.GetProperty("scopes_supported").EnumerateArray().Select(item => item.GetString()).ShouldContain("read:insights");
        metadata.GetProperty("scopes_supported").EnumerateArray().Select(item => item.GetString()).ShouldNotContain("offline_access");
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server/as")]
    [InlineData("/as/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration/as")]
    [InlineData("/as/.well-known/openid-configuration")]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/oauth-authorization-server/mcp")]
    [InlineData("/.well-known/openid-configuration/mcp")]
    public async Task The_authorization_server_is_described_wherever_clients_look(string path)
    {
        var metadata = await JsonAsync(path);

        metadata.GetProperty("issuer").GetString().ShouldBe(server.Address.Issuer);
        metadata.GetProperty("authorization_endpoint").GetString().ShouldBe(server.Address.Text + "/as/authorize");
        metadata.GetProperty("token_endpoint").GetString().ShouldBe(server.Address.Text + "/as/token");
        metadata.GetProperty("registration_endpoint").GetString().ShouldBe(server.Address.Text + "/as/register");
        metadata.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["S256"]);
        metadata.GetProperty("token_endpoint_auth_methods_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["none"]);
        metadata.GetProperty("revocation_endpoint_auth_methods_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["none"]);
        metadata.GetProperty("prompt_values_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["consent"]);
        metadata.GetProperty("response_types_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["code"]);
        metadata.GetProperty("grant_types_supported").EnumerateArray().Select(item => item.GetString()).ShouldBe(["authorization_code", "refresh_token"], ignoreOrder: true);
        metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().ShouldBeTrue();
        metadata.GetProperty("client_id_metadata_document_supported").GetBoolean().ShouldBeTrue();
        metadata.GetProperty("scopes_supported").EnumerateArray().Select(item => item.GetString()).ShouldContain("offline_access");
    }

    /// <summary>Strict clients compare <c>resource</c> with the address as it was typed (RFC 9728, section 3.3; VS Code does).</summary>
    [Theory]
    [InlineData("/mcp", "/mcp")]
    [InlineData("/mcp/", "/mcp/")]
    [InlineData("/mcp?from=team", "/mcp?from=team")]
    [InlineData("/mcp/?from=team", "/mcp/?from=team")]
    [InlineData("/mcp?access_token=secret", "/mcp")]
    [InlineData("/mcp?a=%22%3E", "/mcp?a=%22%3E")]
    [InlineData("/mcp?a='", "/mcp")]
    public async Task The_resource_is_named_as_it_was_typed(string typed, string named)
    {
        using var answer = await _visitor.SendAsync(null, "2025-11-25", new StringContent("{}", Encoding.UTF8, "application/json"), typed);
        var challenge = answer.Headers.WwwAuthenticate.Single().ToString();
        var metadata = server.Address.Text + "/.well-known/oauth-protected-resource" + named;

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldContain($"resource_metadata=\"{metadata}\"");
        (await JsonAsync(metadata)).GetProperty("resource").GetString().ShouldBe(server.Address.Text + named);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Every_method_without_a_token_is_401_with_a_challenge(string method)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        foreach (var path in (string[])["/mcp", "/mcp/"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), server.Address.Text + path);
            request.Headers.TryAddWithoutValidation("Mcp-Session-Id", "stale");
            using var answer = await http.SendAsync(request);

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Headers.WwwAuthenticate.Single().ToString().ShouldContain("resource_metadata=");
        }
    }

    [Fact]
    public async Task A_token_made_like_ours_is_let_in_so_that_the_refusals_below_mean_something() =>
        (await StatusAsync(Forge(await PayloadAsync()))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("aud", "https://other.example/mcp")]
    [InlineData("iss", "https://other.example/as")]
    [InlineData("exp", 1_700_000_000)]
    [InlineData("nbf", 1_900_000_000)]
    [InlineData("sub", "somebody-else")]
    [InlineData("client_id", "another-client")]
    [InlineData("oi_tkn_id", "another-token")]
    public async Task A_token_that_is_not_for_this_is_refused(string claim, object value)
    {
        var payload = await PayloadAsync();
        payload[claim] = value;

        (await StatusAsync(Forge(payload))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    [InlineData("sub")]
    [InlineData("client_id")]
    [InlineData("oi_tkn_id")]
    public async Task A_token_that_does_not_say_what_it_is_for_or_until_when_is_refused(string claim)
    {
        var payload = await PayloadAsync();
        payload.Remove(claim).ShouldBeTrue();

        (await StatusAsync(Forge(payload))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_another_type_key_or_algorithm_is_refused()
    {
        var payload = await PayloadAsync();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ours = server.Services.GetRequiredService<ServerKeyRing>().Current.Signing[0];
        var publicKey = ours.ECDsa.ExportSubjectPublicKeyInfo();
        var none = $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{Encode(JsonSerializer.Serialize(payload))}.";

        foreach (var token in (string[])
        [
            none,
            none + "c2ln",
            Forge(payload, type: "JWT"),
            Forge(payload, new SigningCredentials(new ECDsaSecurityKey(stranger) { KeyId = ours.KeyId }, SecurityAlgorithms.EcdsaSha256)),
            Forge(payload, new SigningCredentials(new SymmetricSecurityKey(publicKey) { KeyId = ours.KeyId }, SecurityAlgorithms.HmacSha256)),
            "upstream-access-secret",
            "sandbox-full",
            "",
        ])
        {
            (await StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized, token);
        }
    }

    [Fact]
    public async Task A_token_in_the_address_or_under_another_name_is_not_seen()
    {
        var tokens = await _visitor.SignInAsync();
        using var inAddress = await _visitor.PostAsync($"/mcp?access_token={tokens.Access}", []);
        using var asKey = await _visitor.McpAsync(null, "2025-11-25", "tools/list", "{}", ("x-access-token", tokens.Access));
        using var refresh = await _visitor.CallAsync(tokens.Refresh, "tools/list");

        inAddress.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        asKey.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refresh.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refresh.Headers.WwwAuthenticate.Single().ToString().ShouldContain("error=\"invalid_token\"");
    }

    [Fact]
    public async Task A_token_of_a_connection_that_has_ended_is_refused_at_once()
    {
        var tokens = await _visitor.SignInAsync();
        (await StatusAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
        // Its tokens are revoked besides, but not where Sessionboard ended it.
        await server.QueryAsync(database => database.Connections.Where(row => row.ClientId == _visitor.ClientId)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.EndedAt, DateTimeOffset.UnixEpoch)));

        (await StatusAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_grant_for_another_address_of_Sessionboard_is_not_used()
    {
        var tokens = await _visitor.SignInAsync();
        await server.QueryAsync(database => database.Connections.Where(row => row.ClientId == _visitor.ClientId)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UpstreamHost, "https://moved.example")));

        (await StatusAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost")]
    public async Task Another_site_or_host_is_refused(string header, string value)
    {
        var tokens = await _visitor.SignInAsync();

        using var answer = await _visitor.McpAsync(tokens.Access, "2025-11-25", "tools/list", "{}", (header, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Our_own_origin_is_served() =>
        (await _visitor.McpAsync((await _visitor.SignInAsync()).Access, "2025-11-25", "tools/list", "{}", ("Origin", server.Address.Text))).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static string Encode(string json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json));

    private async Task<Dictionary<string, object>> PayloadAsync()
    {
        var token = (await _visitor.SignInAsync()).Access;
        var payload = JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1])).RootElement;
        return payload.EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value.ValueKind == JsonValueKind.Number ? (object)property.Value.GetInt64() : property.Value.GetString()!);
    }

    private string Forge(Dictionary<string, object> payload, SigningCredentials? credentials = null, string type = "at+jwt") =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            JsonSerializer.Serialize(payload),
            credentials ?? new SigningCredentials(server.Services.GetRequiredService<ServerKeyRing>().Current.Signing[0], SecurityAlgorithms.EcdsaSha256),
            new Dictionary<string, object> { ["typ"] = type });

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var answer = await _visitor.CallAsync(token, "tools/list");
        return answer.StatusCode;
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await _visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
