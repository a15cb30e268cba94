using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

public sealed class SignInFlowTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task A_person_who_consents_and_signs_in_is_connected()
    {
        var answer = await _visitor.ConnectAsync();
        var query = QueryHelpers.ParseQuery(answer.Query);
        var tokens = await _visitor.RedeemAsync(answer);
        using var list = await _visitor.CallAsync(tokens.Access, "tools/list");
        var tools = (await Visitor.JsonAsync(list)).GetProperty("result").GetProperty("tools");

        answer.GetLeftPart(UriPartial.Path).ShouldBe(Visitor.Redirect);
        query["state"].ToString().ShouldBe("the-state");
        query["iss"].ToString().ShouldBe(server.Address.Issuer);
        tokens.Refresh.ShouldNotBeNull();
        tokens.Scope.Split(' ').ShouldBe(["offline_access", "read:contacts", "read:events", "read:insights", "read:sessions"], ignoreOrder: true);
        tools.GetArrayLength().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task An_access_token_is_for_this_resource_and_names_nobody()
    {
        var tokens = await _visitor.SignInAsync();
        var header = Part(tokens.Access, 0);
        var payload = Part(tokens.Access, 1);

        header.GetProperty("typ").GetString().ShouldBe("at+jwt");
        header.GetProperty("alg").GetString().ShouldBe("ES256");
        payload.GetProperty("iss").GetString().ShouldBe(server.Address.Issuer);
        payload.GetProperty("aud").GetString().ShouldBe(server.Address.Resource);
        payload.GetProperty("client_id").GetString().ShouldBe(_visitor.ClientId);
        (payload.GetProperty("exp").GetInt64() - payload.GetProperty("iat").GetInt64()).ShouldBe(24 * 60 * 60);
        payload.GetProperty("sub").GetString()!.Length.ShouldBe(24);
    }

    [Fact]
    public async Task Nothing_goes_upstream_before_consent()
    {
        var before = server.Upstream.Begun.Count;

        var consent = await _visitor.OpenConsentAsync();

        server.Upstream.Begun.Count.ShouldBe(before);
        var request = await _visitor.AllowAsync(consent.Form);
        var (_, region, scopes) = server.Upstream.Begun.First(item => item.Request == request);
        region.ShouldBe("us");
        scopes.ShouldBe(["read:insights", "read:events", "read:sessions", "read:contacts"], ignoreOrder: true);
    }

    [Fact]
    public async Task Consent_is_asked_for_each_time()
    {
        await _visitor.SignInAsync();

        var again = await _visitor.OpenConsentAsync();

        again.Html.ShouldContain("to use Sessionboard for you?");
    }

    [Fact]
    public async Task A_silent_request_is_told_that_consent_is_needed()
    {
        await _visitor.OpenConsentAsync();
        var answer = await _visitor.FollowAsync(new Uri(_visitor.AuthorizeUrl(("prompt", "none")), UriKind.Relative));

        QueryHelpers.ParseQuery(answer.Query)["error"].ToString().ShouldBe("consent_required");
    }

    [Fact]
    public async Task A_person_who_says_no_sends_the_assistant_away()
    {
        var consent = await _visitor.OpenConsentAsync();
        consent.Form["decision"] = "deny";
        var before = server.Upstream.Begun.Count;
        var answered = await _visitor.LeaveAsync(consent.Form);
        var answer = QueryHelpers.ParseQuery(answered.Query);

        answered.GetLeftPart(UriPartial.Path).ShouldBe(Visitor.Redirect);
        answer["error"].ToString().ShouldBe("access_denied");
        answer["state"].ToString().ShouldBe("the-state");
        answer["iss"].ToString().ShouldBe(server.Address.Issuer);
        server.Upstream.Begun.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_no_at_Sessionboard_reaches_the_assistant_and_a_failure_is_a_page()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);
        using var failed = await _visitor.GetAsync($"/oauth/callback/us?request={request}&error=server_error");
        using var denied = await _visitor.GetAsync($"/oauth/callback/us?request={request}&error=access_denied");
        var answer = await _visitor.FollowAsync(denied.Headers.Location!);

        failed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await failed.Content.ReadAsStringAsync()).ShouldContain("Signing in at Sessionboard did not work");
        QueryHelpers.ParseQuery(answer.Query)["error"].ToString().ShouldBe("access_denied");
    }

    [Fact]
    public async Task What_was_left_out_is_given_a_default_and_what_is_unknown_is_left_out()
    {
        var nothing = await _visitor.SignInAsync(("scope", null), ("resource", null));
        var strange = await _visitor.SignInAsync(("scope", "openid profile read:events files:write"));

        nothing.Scope.Split(' ').ShouldContain("read:contacts");
        nothing.Refresh.ShouldNotBeNull();
        Part(nothing.Access, 1).GetProperty("aud").GetString().ShouldBe(server.Address.Resource);
        strange.Scope.Split(' ').ShouldBe(["offline_access", "read:events", "read:insights"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("authorization_code refresh_token", "read:events", true)]
    [InlineData("authorization_code", "read:events", false)]
    [InlineData("authorization_code", "read:events offline_access", true)]
    public async Task A_refresh_token_is_for_those_who_said_that_they_refresh_or_ask_for_it(string grants, string scope, bool isGiven)
    {
        await _visitor.RegisterAsync(grants: grants.Split(' '));

        var tokens = await _visitor.SignInAsync(("scope", scope));

        (tokens.Refresh is not null).ShouldBe(isGiven);
        tokens.Scope.Split(' ').Contains("offline_access").ShouldBe(isGiven);
        if (tokens.Refresh is { } refresh)
            (await _visitor.RefreshAsync(refresh)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("read:events")]
    [InlineData("read:events offline_access")]
    [InlineData("openid")]
    [InlineData("")]
    public async Task A_scope_at_the_code_exchange_is_ignored(string scope)
    {
        var answer = await _visitor.ConnectAsync();

        var (status, json) = await _visitor.TryRedeemAsync(answer, ("scope", scope));

        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        var tokens = Visitor.Tokens.Of(json);
        tokens.Scope.Split(' ').ShouldBe(["offline_access", "read:contacts", "read:events", "read:insights", "read:sessions"], ignoreOrder: true);
        tokens.Refresh.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, "offline_access read:contacts read:events read:insights read:sessions")]
    [InlineData("read:events read:insights", "offline_access read:events read:insights")]
    [InlineData("read:events write:sessions openid", "offline_access read:events")]
    [InlineData("openid", "offline_access read:contacts read:events read:insights read:sessions")]
    public async Task A_refresh_names_the_scope_that_it_gave(string? asked, string given)
    {
        var tokens = await _visitor.SignInAsync();

        var (status, json) = await _visitor.RefreshAsync(tokens.Refresh!, ("scope", asked));

        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        string.Join(' ', json.GetProperty("scope").GetString()!.Split(' ').Order(StringComparer.Ordinal)).ShouldBe(given);
        // What the refresh token may do does not shrink with one access token (RFC 6749, section 6).
        var (_, again) = await _visitor.RefreshAsync(json.GetProperty("refresh_token").GetString()!);
        again.GetProperty("scope").GetString()!.Split(' ').Length.ShouldBe(5);
    }

    [Fact]
    public async Task What_Sessionboard_did_not_grant_is_not_in_the_token()
    {
        server.Upstream.Granted = new HashSet<string> { "read:insights", "read:events" };
        try
        {
            var tokens = await _visitor.SignInAsync();

            tokens.Scope.Split(' ').ShouldBe(["offline_access", "read:events", "read:insights"], ignoreOrder: true);
        }
        finally
        {
            server.Upstream.Granted = null;
        }
    }

    [Fact]
    public async Task The_upstream_tokens_are_nowhere_in_the_database_as_they_are()
    {
        await _visitor.SignInAsync();

        var connections = await server.QueryAsync(database => database.Connections.AsNoTracking().ToListAsync());

        connections.ShouldNotBeEmpty();
        connections.ShouldAllBe(connection => !connection.UpstreamAccessToken!.Contains("secret") && !connection.UpstreamRefreshToken!.Contains("secret"));
    }

    private static JsonElement Part(string token, int index) => JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[index])).RootElement;
}
