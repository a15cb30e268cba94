using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>A wrong authorization request reaches the assistant that waits for the answer, where that is known for sure (RFC 6749, section 4.1.2.1).</summary>
public sealed class ErrorsToClientTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "id_token code", "unsupported_response_type")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_mode", "form_post", "invalid_request")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("resource", "https://other.example/mcp", "invalid_target")]
    [InlineData("request", "a.b.c", "request_not_supported")]
    [InlineData("request_uri", "https://a.example/request", "request_uri_not_supported")]
    [InlineData("prompt", "none", "consent_required")]
    [InlineData("prompt", "none consent", "invalid_request")]
    public async Task The_error_goes_to_the_client_with_its_state_and_our_issuer(string parameter, string? value, string error)
    {
        await _visitor.RegisterAsync();
        using var answer = await _visitor.GetAsync(_visitor.AuthorizeUrl((parameter, value)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var target = answer.Headers.Location!;
        target.GetLeftPart(UriPartial.Path).ShouldBe(Visitor.Redirect);
        var query = QueryHelpers.ParseQuery(target.Query);
        query["error"].ToString().ShouldBe(error);
        query["state"].ToString().ShouldBe("the-state");
        query["iss"].ToString().ShouldBe(server.Address.Issuer);
        query.ShouldNotContainKey("error_uri");
        query.ShouldNotContainKey("code");
        target.ToString().ShouldNotContain("openiddict", Case.Insensitive);
    }

    [Theory]
    [InlineData("http://127.0.0.1:51234/callback")]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback")]
    public async Task It_goes_to_whichever_of_its_addresses_the_client_named(string redirect)
    {
        await _visitor.RegisterAsync();
        using var answer = await _visitor.GetAsync(_visitor.AuthorizeUrl(("redirect_uri", redirect), ("code_challenge", null)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldStartWith(redirect + "?");
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", Visitor.Redirect + "/")]
    [InlineData("redirect_uri", Visitor.Redirect + "?iss=https://evil.example")]
    [InlineData("redirect_uri", "http://127.0.0.1.evil.example/callback")]
    [InlineData("redirect_uri", "not an address")]
    [InlineData("client_id", "dcr-unknown")]
    [InlineData("client_id", "https://localhost/client.json#x")]
    public async Task It_goes_nowhere_where_client_or_address_are_wrong(string parameter, string value)
    {
        await _visitor.RegisterAsync();
        foreach (var alsoWrong in ((string, string?)[])[("code_challenge", null), ("response_type", "token"), ("state", "the-state")])
        {
            using var answer = await _visitor.GetAsync(_visitor.AuthorizeUrl((parameter, value), alsoWrong));

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            answer.Headers.Location.ShouldBeNull();
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("openiddict", Case.Insensitive);
        }
    }

    [Fact]
    public async Task It_goes_nowhere_where_two_addresses_are_named()
    {
        await _visitor.RegisterAsync();
        using var answer = await _visitor.GetAsync(
            _visitor.AuthorizeUrl(("code_challenge", null)) + $"&redirect_uri={Uri.EscapeDataString("http://127.0.0.1/callback")}");

        answer.Headers.Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("grant_type", "password")]
    [InlineData("grant_type", "authorization_code")]
    [InlineData("grant_type", "refresh_token")]
    public async Task No_error_of_the_token_endpoint_leads_to_documentation_of_others(string name, string value)
    {
        await _visitor.RegisterAsync();
        var (status, json) = await _visitor.TokenAsync(new Dictionary<string, string> { [name] = value, ["client_id"] = _visitor.ClientId, ["code"] = "x", ["refresh_token"] = "x", ["redirect_uri"] = Visitor.Redirect, ["code_verifier"] = Visitor.Verifier });

        ((int)status).ShouldBeInRange(400, 499);
        json.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        json.TryGetProperty("error_uri", out _).ShouldBeFalse();
    }
}
