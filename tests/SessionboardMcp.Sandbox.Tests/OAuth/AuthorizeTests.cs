using System.Net;
using System.Text.RegularExpressions;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.OAuth;

public sealed class AuthorizeTests : IAsyncLifetime
{
    private OAuthClient _client = null!;

    public async Task InitializeAsync() =>
        _client = await OAuthClient.StartAsync(new SandboxOAuthOptions { RedirectUris = ["https://mcp.example.com/oauth/callback/us"] });

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task The_metadata_says_what_is_documented_and_no_more()
    {
        var metadata = await OAuthClient.JsonAsync(await _client.Http.GetAsync("/oauth/.well-known/oauth-authorization-server"));

        metadata.EnumerateObject().Select(property => property.Name).ShouldBe(
        [
            "issuer", "authorization_endpoint", "token_endpoint", "revocation_endpoint", "response_types_supported",
            "grant_types_supported", "scopes_supported", "code_challenge_methods_supported",
        ]);
        metadata.GetProperty("token_endpoint").GetString().ShouldBe($"{_client.Http.BaseAddress}oauth/token");
        metadata.GetProperty("scopes_supported").GetArrayLength().ShouldBe(17);
        (await _client.Http.GetAsync("/.well-known/oauth-authorization-server")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_good_request_is_answered_with_what_the_consent_page_shows()
    {
        var request = (await OAuthClient.JsonAsync(await _client.AuthorizeAsync(OAuthClient.Request()))).GetProperty("authorization_request");

        request.EnumerateObject().Select(property => property.Name).ShouldBe(["client_id", "client_name", "redirect_uri", "scopes"]);
        request.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["read:events", "read:insights", "write:sessions"]);
    }

    [Theory]
    [InlineData("client_id", null, "invalid_request")]
    [InlineData("client_id", "other", "invalid_client")]
    [InlineData("redirect_uri", null, "invalid_request")]
    [InlineData("redirect_uri", "https://evil.example/callback", "invalid_request")]
    [InlineData("redirect_uri", "https://127.0.0.1:7777/callback", "invalid_request")]
    [InlineData("redirect_uri", "http://127.0.0.1.evil.example/callback", "invalid_request")]
    [InlineData("redirect_uri", "http://user@127.0.0.1/callback", "invalid_request")]
    [InlineData("redirect_uri", "http://127.0.0.1/callback#part", "invalid_request")]
    [InlineData("redirect_uri", "https://mcp.example.com/oauth/callback/us/", "invalid_request")]
    [InlineData("redirect_uri", "https://mcp.example.com/oauth/callback/eu", "invalid_request")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("scope", "", "invalid_scope")]
    [InlineData("scope", "read:events read:everything", "invalid_scope")]
    public async Task A_request_that_is_not_as_documented_is_refused(string name, string? value, string error)
    {
        await OAuthClient.ShouldBeRefusedAsync(await _client.AuthorizeAsync(OAuthClient.Request(name, value)), error);

        using var page = await _client.AuthorizeAsync(OAuthClient.Request(name, value), "text/html");
        page.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await page.Content.ReadAsStringAsync()).ShouldContain($"<code>{error}</code>");
    }

    [Fact]
    public async Task A_parameter_that_comes_twice_is_refused()
    {
        using var response = await _client.Http.GetAsync("/oauth/authorize?client_id=sessionboard-mcp&client_id=sessionboard-mcp");

        await OAuthClient.ShouldBeRefusedAsync(response, "invalid_request");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/any/path")]
    [InlineData("http://[::1]:52001/")]
    [InlineData("http://localhost:3001/oauth/callback/us")]
    [InlineData("https://mcp.example.com/oauth/callback/us")]
    public async Task Loopback_on_any_port_and_the_configured_address_are_registered(string redirect) =>
        await OAuthClient.JsonAsync(await _client.AuthorizeAsync(OAuthClient.Request("redirect_uri", redirect)));

    [Fact]
    public async Task The_page_runs_no_script_stands_in_no_frame_and_has_a_button_for_every_person_and_organization()
    {
        using var page = await _client.ConsentPageAsync(OAuthClient.Request("state", "\"><script>alert(1)</script>"));
        var html = await page.Content.ReadAsStringAsync();

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        policy.ShouldEndWith("form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        html.ShouldNotContain("<script");
        foreach (var person in DemoPeople.All)
            Regex.Count(html, $"data-person=\"{person.Id}\"").ShouldBe(person.Organizations.Count);
    }

    [Fact]
    public async Task One_click_brings_a_page_that_goes_on_to_the_application_with_code_and_state()
    {
        using var page = await _client.ConsentPageAsync(OAuthClient.Request());
        var html = await page.Content.ReadAsStringAsync();
        var form = Regex.Match(html, "<form[^>]*>(?:(?!</form>).)*data-person=\"dana\".*?</form>", RegexOptions.Singleline).Value;
        var fields = Regex.Matches(form, "name=\"([^\"]*)\" value=\"([^\"]*)\"")
            .Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));

        using var answer = await _client.Http.PostAsync(new Uri(_client.ConsentAddress, "/oauth/authorize/consent"), new FormUrlEncodedContent(fields));
        var text = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        var address = WebUtility.HtmlDecode(Regex.Match(text, "content=\"0;url=([^\"]*)\"").Groups[1].Value);
        address.ShouldStartWith("http://127.0.0.1:7777/callback?code=sandbox-code-");
        address.ShouldEndWith("&state=s%20t%26te");
    }

    [Theory]
    [InlineData("/oauth/.well-known/oauth-authorization-server", 200, 404)]
    [InlineData("/oauth/authorize", 400, 404)]
    [InlineData("/oauth/consent", 404, 400)]
    [InlineData("/oauth/eligible-orgs?person=dana", 200, 200)]
    [InlineData("/sandbox/people", 200, 404)]
    [InlineData("/v1/events", 401, 404)]
    [InlineData("/nothing", 404, 404)]
    public async Task The_consent_page_has_an_origin_of_its_own_with_nothing_else_on_it(string path, int api, int consent)
    {
        _client.ConsentAddress.Port.ShouldNotBe(_client.Http.BaseAddress!.Port);

        ((int)(await _client.Http.GetAsync(path)).StatusCode).ShouldBe(api);
        ((int)(await _client.Http.GetAsync(new Uri(_client.ConsentAddress, path))).StatusCode).ShouldBe(consent);
    }

    [Fact]
    public async Task The_metadata_may_name_the_consent_page_and_an_issuer_elsewhere_or_none()
    {
        await using var named = await OAuthClient.StartAsync(new SandboxOAuthOptions { NamesConsentPage = true, Issuer = "https://login.elsewhere.example", SendsIssuer = true });
        await using var silent = await OAuthClient.StartAsync(new SandboxOAuthOptions { OmitsIssuer = true });
        var metadata = await OAuthClient.JsonAsync(await named.Http.GetAsync("/oauth/.well-known/oauth-authorization-server"));
        var without = await OAuthClient.JsonAsync(await silent.Http.GetAsync("/oauth/.well-known/oauth-authorization-server"));

        metadata.GetProperty("authorization_endpoint").GetString().ShouldBe(new Uri(named.ConsentAddress, "/oauth/consent").AbsoluteUri);
        metadata.GetProperty("token_endpoint").GetString().ShouldBe($"{named.Http.BaseAddress}oauth/token");
        metadata.GetProperty("issuer").GetString().ShouldBe("https://login.elsewhere.example");
        (await named.ConsentAsync("dana"))["iss"].ShouldBe("https://login.elsewhere.example");
        without.TryGetProperty("issuer", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "http://192.0.2.1:0")]
    [InlineData("http://127.0.0.1:0", "https://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0/path")]
    [InlineData("http://127.0.0.1:0", "nowhere")]
    [InlineData("http://localhost:3002", "http://127.0.0.1:3002")]
    public async Task A_consent_page_elsewhere_than_at_a_loopback_address_of_its_own_is_refused(string url, string consent)
    {
        var options = new SandboxOptions { Url = url, OAuth = new SandboxOAuthOptions { ConsentUrl = consent } };

        (await Should.ThrowAsync<ArgumentException>(() => SandboxHost.StartAsync(options))).Message.ShouldStartWith("OAuth.ConsentUrl is");
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/authorize/consent") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        (await _client.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_says_no_and_who_has_no_AI_access_brings_an_error_back()
    {
        (await _client.ConsentAsync("dana", approved: false)).ShouldContainKeyAndValue("error", "access_denied");
        var refused = await _client.ConsentAsync("theo");
        refused.ShouldContainKeyAndValue("error", "access_denied");
        refused.ShouldContainKeyAndValue("state", "s t&te");
        refused.ShouldNotContainKey("iss");
    }

    [Fact]
    public async Task Nobody_consents_for_an_organization_that_is_not_theirs() =>
        await OAuthClient.ShouldBeRefusedAsync(
            await _client.PostAsync("/oauth/authorize/consent", System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object?>(
                OAuthClient.Request().Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)))
            { ["person"] = "dana", ["organization_id"] = SessionboardMcp.Sandbox.Seed.NeighbourOrganization.Id, ["approved"] = true })),
            "invalid_request");

    [Fact]
    public async Task The_variant_names_its_issuer()
    {
        await using var variant = await OAuthClient.StartAsync(new SandboxOAuthOptions { SendsIssuer = true });
        var metadata = await OAuthClient.JsonAsync(await variant.Http.GetAsync("/oauth/.well-known/oauth-authorization-server"));

        metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().ShouldBeTrue();
        (await variant.ConsentAsync("dana"))["iss"].ShouldBe(metadata.GetProperty("issuer").GetString());
    }

    [Fact]
    public async Task Without_write_scopes_only_read_scopes_are_offered_and_granted()
    {
        await using var variant = await OAuthClient.StartAsync(new SandboxOAuthOptions { OffersWriteScopes = false });

        await OAuthClient.ShouldBeRefusedAsync(await variant.AuthorizeAsync(OAuthClient.Request()), "invalid_scope");
        (await variant.SignInAsync("dana", scope: "read:events")).Scope.ShouldBe("read:events");
    }
}
