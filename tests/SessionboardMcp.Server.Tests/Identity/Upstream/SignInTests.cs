using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

public class SignInTests
{
    [Fact]
    public async Task A_person_who_allows_it_brings_tokens_with_what_was_granted()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();

        var authorization = await UpstreamApp.BeginAsync(browser, scopes: "read:events read:insights write:events read:unheard-of");
        var asked = QueryHelpers.ParseQuery(authorization.Query);
        asked["scope"].ToString().ShouldBe("read:events read:insights write:events");
        asked["redirect_uri"].ToString().ShouldBe($"{app.Address}oauth/callback/us");
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        asked["client_id"].ToString().ShouldBe("sessionboard-mcp");
        asked.Keys.ShouldBeSubsetOf(["client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method"]);

        using var back = await browser.GetAsync(await SandboxPerson.AnswerAsync(authorization, "rui"));

        (await back.Content.ReadAsStringAsync()).ShouldBe("done");
        back.Headers.CacheControl!.NoStore.ShouldBeTrue();
        app.Completed!.Scopes.ShouldBe(["read:events", "read:insights"], ignoreOrder: true);
        app.Completed.RefreshToken.ShouldNotBeNull();
        (app.Completed.ExpiresAt - TimeProvider.System.GetUtcNow()).ShouldBe(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        (await SandboxPerson.CallAsync(app.Sandbox, app.Completed.AccessToken)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_person_who_says_no_is_told_as_that()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();

        await browser.GetAsync(await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana", approved: false));

        app.Refused.ShouldBe([("access_denied", "waiting-1")]);
    }

    [Fact]
    public async Task Another_browser_is_refused_before_the_code_is_spent()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();
        using var other = app.Browser();
        var back = await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana");

        await other.GetAsync(back);

        app.Refused.ShouldHaveSingleItem().Reason.ShouldBe("invalid_request");
        app.Sandbox.OAuth.Exchanges.ShouldBe(0);
        (await (await browser.GetAsync(back)).Content.ReadAsStringAsync()).ShouldBe("done");
    }

    [Fact]
    public async Task A_callback_that_comes_twice_does_not_send_the_code_twice()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();
        var back = await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana");
        await browser.GetAsync(back);

        await browser.GetAsync(back);

        app.Refused.ShouldHaveSingleItem().Reason.ShouldBe("invalid_request");
        // The sandbox ends a grant whose code comes twice.
        (await SandboxPerson.CallAsync(app.Sandbox, app.Completed!.AccessToken)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_callback_of_another_region_is_refused_before_the_code_is_spent()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();
        var back = await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana");

        await browser.GetAsync(back.ToString().Replace("/callback/us", "/callback/eu", StringComparison.Ordinal));

        app.Refused.ShouldHaveSingleItem().Reason.ShouldBe("invalid_request");
        app.Sandbox.OAuth.Exchanges.ShouldBe(0);
    }

    [Theory]
    [InlineData("/oauth/callback/us")]
    [InlineData("/oauth/callback/us?code=stolen")]
    [InlineData("/oauth/callback/us?code=stolen&state=made-up")]
    [InlineData("/oauth/callback/us?error=access_denied&state=made-up")]
    public async Task A_callback_that_nobody_asked_for_is_refused(string path)
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        app.Refused.ShouldHaveSingleItem().WaitingRequest.ShouldBeNull();
        app.Sandbox.OAuth.Exchanges.ShouldBe(0);
    }

    [Fact]
    public async Task A_region_that_is_not_configured_has_no_callback()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();

        (await browser.GetAsync("/oauth/callback/moon?code=x&state=y")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(FaultKind.HtmlBadGateway)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.CutConnection)]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.TruncatedJson)]
    [InlineData(FaultKind.MalformedJson)]
    [InlineData(FaultKind.WrongTypes)]
    public async Task A_token_endpoint_that_fails_is_a_refusal(FaultKind kind)
    {
        var sandbox = new SandboxOptions();
        await using var app = await UpstreamApp.StartAsync(sandbox: sandbox);
        using var browser = app.Browser();
        var back = await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana");
        sandbox.Faults.Plan(new Fault(kind) { PathPrefix = "/oauth/token" });

        await browser.GetAsync(back);

        app.Refused.ShouldHaveSingleItem().WaitingRequest.ShouldBe("waiting-1");
        sandbox.Faults.Struck.ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_of_a_sign_in_does_not_write_its_tokens()
    {
        await using var app = await UpstreamApp.StartAsync();
        using var browser = app.Browser();
        await browser.GetAsync(await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana"));

        app.Completed.ShouldNotBeNull();
        app.Completed.ToString().ShouldBe("UpstreamTokens");
    }

    [Theory]
    [InlineData(true, "", true)]
    [InlineData(true, "remove", false)]
    [InlineData(true, "https://evil.example/oauth", false)]
    [InlineData(false, "", true)]
    [InlineData(false, "right", true)]
    [InlineData(false, "https://evil.example/oauth", false)]
    public async Task An_issuer_is_checked_where_it_comes_and_asked_for_where_it_was_announced(bool isAnnounced, string change, bool isGood)
    {
        await using var app = await UpstreamApp.StartAsync(new SandboxOAuthOptions { SendsIssuer = isAnnounced });
        using var browser = app.Browser();
        var back = (await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana")).ToString();
        var without = back.Split("&iss=")[0];
        back = change switch
        {
            "" => back,
            "remove" => without,
            "right" => $"{without}&iss={Uri.EscapeDataString($"{app.Sandbox.BaseAddress}oauth")}",
            _ => $"{without}&iss={Uri.EscapeDataString(change)}",
        };

        await browser.GetAsync(back);

        (app.Completed is not null).ShouldBe(isGood);
        app.Refused.Count.ShouldBe(isGood ? 0 : 1);
        app.Sandbox.OAuth.Exchanges.ShouldBe(isGood ? 1 : 0);
    }

    [Theory]
    [InlineData("https://login.elsewhere.example/tenant", false, "", true)]
    [InlineData("https://login.elsewhere.example/tenant", false, "https://login.elsewhere.example/tenant", true)]
    [InlineData("https://login.elsewhere.example/tenant", false, "https://login.elsewhere.example/tenant/", false)]
    [InlineData("https://login.elsewhere.example/tenant", false, "https://evil.example", false)]
    [InlineData(null, true, "", true)]
    [InlineData(null, true, "the API", true)]
    [InlineData(null, true, "the consent page", true)]
    [InlineData(null, true, "https://evil.example", false)]
    public async Task An_issuer_may_be_on_any_host_or_missing_and_is_compared(string? issuer, bool isMissing, string iss, bool isGood)
    {
        await using var app = await UpstreamApp.StartAsync(new SandboxOAuthOptions { Issuer = issuer, OmitsIssuer = isMissing, NamesConsentPage = true });
        using var browser = app.Browser();
        var back = (await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana")).ToString();
        iss = iss switch
        {
            "the API" => $"{app.Sandbox.BaseAddress}oauth",
            "the consent page" => app.Sandbox.ConsentAddress.AbsoluteUri,
            _ => iss,
        };

        await browser.GetAsync(iss.Length == 0 ? back : $"{back}&iss={Uri.EscapeDataString(iss)}");

        (app.Completed is not null).ShouldBe(isGood);
        app.Sandbox.OAuth.Exchanges.ShouldBe(isGood ? 1 : 0);
    }

    [Fact]
    public async Task A_replica_that_cannot_reach_Sessionboard_has_the_person_load_the_page_again()
    {
        var sandbox = new SandboxOptions();
        await using var app = await UpstreamApp.StartAsync(sandbox: sandbox);
        await using var replica = await app.StartReplicaAsync();
        using var browser = app.Browser();
        var back = new Uri(replica.Listening, (await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana")).PathAndQuery);
        sandbox.Faults.Plan(new Fault(FaultKind.HtmlBadGateway) { PathPrefix = "/oauth/.well-known" });

        using var silent = await browser.GetAsync(back);
        using var again = await browser.GetAsync(back);

        silent.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await silent.Content.ReadAsStringAsync()).ShouldContain("Load this page again in a minute");
        silent.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await again.Content.ReadAsStringAsync()).ShouldBe("done");
        replica.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_grant_that_is_given_back_is_good_no_longer_and_a_failure_at_that_is_nobodys_trouble()
    {
        var sandbox = new SandboxOptions();
        await using var app = await UpstreamApp.StartAsync(sandbox: sandbox);
        using var browser = app.Browser();
        await browser.GetAsync(await SandboxPerson.AnswerAsync(await UpstreamApp.BeginAsync(browser), "dana"));
        var tokens = app.Completed!;
        sandbox.Faults.Plan(new Fault(FaultKind.CutConnection) { PathPrefix = "/oauth/revoke" });

        await app.SignIn.GiveBackAsync("us", tokens);
        (await SandboxPerson.CallAsync(app.Sandbox, tokens.AccessToken)).ShouldBe(HttpStatusCode.OK);
        await app.SignIn.GiveBackAsync("us", tokens);

        (await SandboxPerson.CallAsync(app.Sandbox, tokens.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
