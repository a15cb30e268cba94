using System.Net;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.Tests.OAuth;

public sealed class TokenTests : IAsyncLifetime
{
    private OAuthClient _client = null!;

    public async Task InitializeAsync() => _client = await OAuthClient.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_code_brings_tokens_that_nobody_may_keep_on_the_way()
    {
        using var response = await _client.ExchangeAsync((await _client.ConsentAsync("dana"))["code"]);
        var json = await OAuthClient.JsonAsync(response);

        json.EnumerateObject().Select(property => property.Name).ShouldBe(["access_token", "token_type", "expires_in", "refresh_token", "scope"]);
        json.GetProperty("token_type").GetString().ShouldBe("Bearer");
        json.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        json.GetProperty("scope").GetString().ShouldBe("read:events read:insights write:sessions");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_is_refused_for_it_is_not_what_is_documented()
    {
        var code = (await _client.ConsentAsync("dana"))["code"];
        var form = $"grant_type=authorization_code&code={code}&redirect_uri={Uri.EscapeDataString(OAuthClient.Redirect)}&client_id=sessionboard-mcp&code_verifier={OAuthClient.Verifier}";

        await OAuthClient.ShouldBeRefusedAsync(await _client.PostAsync("/oauth/token", form, "application/x-www-form-urlencoded"), "invalid_request");
        await OAuthClient.TokensAsync(await _client.ExchangeAsync(code));
    }

    [Theory]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":"x"}""", "invalid_request")]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":"x","client_id":"other"}""", "invalid_client")]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":"x","client_id":"sessionboard-mcp"}""", "invalid_grant")]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":"x","client_id":"sessionboard-mcp","scope":"read:events"}""", "invalid_request")]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":"x","refresh_token":"y","client_id":"sessionboard-mcp"}""", "invalid_request")]
    [InlineData("""{"grant_type":"refresh_token","code":"x","refresh_token":"x","client_id":"sessionboard-mcp"}""", "invalid_request")]
    [InlineData("""{"grant_type":"client_credentials","client_id":"sessionboard-mcp"}""", "unsupported_grant_type")]
    [InlineData("""{"grant_type":"authorization_code","code":"x","redirect_uri":"x","client_id":"sessionboard-mcp","code_verifier":"short"}""", "invalid_request")]
    [InlineData("""{"grant_type":1}""", "invalid_request")]
    [InlineData("null", "invalid_request")]
    [InlineData("{", "invalid_request")]
    public async Task A_body_that_is_not_as_documented_is_refused(string body, string error) =>
        await OAuthClient.ShouldBeRefusedAsync(await _client.PostAsync("/oauth/token", body), error);

    [Fact]
    public async Task A_code_is_for_its_redirect_and_its_verifier()
    {
        var code = (await _client.ConsentAsync("dana"))["code"];

        await OAuthClient.ShouldBeRefusedAsync(await _client.ExchangeAsync(code, verifier: new string('a', 43)), "invalid_grant");
        await OAuthClient.ShouldBeRefusedAsync(await _client.ExchangeAsync(code, redirect: "http://127.0.0.1:7778/callback"), "invalid_grant");
    }

    [Fact]
    public async Task A_code_expires()
    {
        var code = (await _client.ConsentAsync("dana"))["code"];
        _client.Time.Advance(TimeSpan.FromMinutes(1));

        await OAuthClient.ShouldBeRefusedAsync(await _client.ExchangeAsync(code), "invalid_grant");
    }

    [Fact]
    public async Task A_code_that_comes_twice_ends_what_came_of_it()
    {
        var code = (await _client.ConsentAsync("dana"))["code"];
        var tokens = await OAuthClient.TokensAsync(await _client.ExchangeAsync(code));

        await OAuthClient.ShouldBeRefusedAsync(await _client.ExchangeAsync(code), "invalid_grant");
        (await _client.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(401);
        await OAuthClient.ShouldBeRefusedAsync(await _client.RefreshAsync(tokens.Refresh!), "invalid_grant");
    }

    [Fact]
    public async Task A_refresh_rotates_and_a_second_use_ends_the_grant()
    {
        var first = await _client.SignInAsync("dana");
        var second = await OAuthClient.TokensAsync(await _client.RefreshAsync(first.Refresh!));
        second.Refresh.ShouldNotBe(first.Refresh);
        (await _client.CallAsync("GET", "/v1/events", second.Access)).Status.ShouldBe(200);

        await OAuthClient.ShouldBeRefusedAsync(await _client.RefreshAsync(first.Refresh!), "invalid_grant");
        (await _client.CallAsync("GET", "/v1/events", second.Access)).Status.ShouldBe(401);
        await OAuthClient.ShouldBeRefusedAsync(await _client.RefreshAsync(second.Refresh!), "invalid_grant");
        (_client.OAuth.Refreshes, _client.OAuth.RefusedRefreshes).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Within_the_leeway_a_second_use_is_good()
    {
        await using var lenient = await OAuthClient.StartAsync(new SandboxOAuthOptions { ReuseLeeway = TimeSpan.FromSeconds(30) });
        var first = await lenient.SignInAsync("dana");
        await OAuthClient.TokensAsync(await lenient.RefreshAsync(first.Refresh!));

        lenient.Time.Advance(TimeSpan.FromSeconds(30));
        await OAuthClient.TokensAsync(await lenient.RefreshAsync(first.Refresh!));
        lenient.Time.Advance(TimeSpan.FromSeconds(1));
        await OAuthClient.ShouldBeRefusedAsync(await lenient.RefreshAsync(first.Refresh!), "invalid_grant");
    }

    [Fact]
    public async Task The_variant_that_does_not_rotate_answers_without_a_refresh_token()
    {
        await using var variant = await OAuthClient.StartAsync(new SandboxOAuthOptions { RotatesRefreshTokens = false });
        var first = await variant.SignInAsync("dana");

        (await OAuthClient.TokensAsync(await variant.RefreshAsync(first.Refresh!))).Refresh.ShouldBeNull();
        await OAuthClient.TokensAsync(await variant.RefreshAsync(first.Refresh!));
    }

    [Fact]
    public async Task Tokens_live_as_long_as_the_options_say()
    {
        await using var brief = await OAuthClient.StartAsync(new SandboxOAuthOptions
        {
            AccessTokenLifetime = TimeSpan.FromSeconds(90),
            RefreshTokenLifetime = TimeSpan.FromMinutes(5),
        });
        var tokens = await brief.SignInAsync("dana");
        brief.Time.Advance(TimeSpan.FromSeconds(89));
        (await brief.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(200);
        brief.Time.Advance(TimeSpan.FromSeconds(1));
        (await brief.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(401);
        brief.Time.Advance(TimeSpan.FromMinutes(4));
        await OAuthClient.ShouldBeRefusedAsync(await brief.RefreshAsync(tokens.Refresh!), "invalid_grant");
    }

    [Theory]
    [InlineData("""{"token":"unknown"}""")]
    [InlineData("""{"token":"unknown","token_type_hint":"refresh_token"}""")]
    [InlineData("token=unknown")]
    [InlineData("")]
    public async Task Revocation_is_always_200(string body)
    {
        var type = body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded";

        (await _client.PostAsync("/oauth/revoke", body, type)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _client.OAuth.Revocations.ShouldBe(0);
    }

    [Fact]
    public async Task Revoking_a_refresh_token_ends_its_grant_and_no_other()
    {
        var (ended, standing) = (await _client.SignInAsync("dana"), await _client.SignInAsync("dana"));

        await _client.PostAsync("/oauth/revoke", $$"""{"token":"{{ended.Refresh}}","token_type_hint":"refresh_token"}""");

        (await _client.CallAsync("GET", "/v1/events", ended.Access)).Status.ShouldBe(401);
        (await _client.CallAsync("GET", "/v1/events", standing.Access)).Status.ShouldBe(200);
        (_client.OAuth.Revocations, _client.OAuth.StandingGrants).ShouldBe((1, 1));
    }
}
