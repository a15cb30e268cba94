using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>A request before anybody has decided: only the page that asks holds it, in the browser that loaded it.</summary>
public sealed class AskedRequestTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _visitor = new Visitor(_server.Address);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _visitor.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Whoever_only_loads_the_page_or_declines_leaves_nothing_behind()
    {
        for (var load = 0; load < 20; load++)
            await _visitor.OpenConsentAsync(("state", new string('s', 5_000)));
        var consent = await _visitor.OpenConsentAsync();
        await _visitor.LeaveAsync(new(consent.Form) { ["decision"] = "deny" });

        (await WaitingAsync()).ShouldBe(0);
        await _visitor.AllowAsync((await _visitor.OpenConsentAsync()).Form);
        (await WaitingAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(9_000)]
    public async Task A_long_state_comes_back_unchanged(int length)
    {
        var state = string.Concat(Enumerable.Range(0, length).Select(index => "aZ09-._~ +/=&%ü"[index % 7]));

        var answer = await _visitor.ConnectAsync(("state", state));
        var declined = await _visitor.LeaveAsync(new((await _visitor.OpenConsentAsync(("state", state))).Form) { ["decision"] = "deny" });

        foreach (var query in new[] { answer, declined }.Select(address => QueryHelpers.ParseQuery(address.Query)))
            (query.TryGetValue("state", out var back) ? back.ToString() : "").ShouldBe(state);
        (await _visitor.RedeemAsync(answer)).Refresh.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_request_that_is_far_too_long_is_refused_with_a_page()
    {
        await _visitor.RegisterAsync();

        using var answer = await _visitor.GetAsync(_visitor.AuthorizeUrl(("state", new string('s', 13_000))));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("too long");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tabs_of_one_browser_do_not_spoil_each_other_however_they_load(bool atOnce)
    {
        await _visitor.RegisterAsync();
        (string, string?)[][] changes = [.. Enumerable.Range(0, 6).Select(tab => ((string, string?)[])[("state", $"tab {tab}")])];
        List<(Uri Address, Dictionary<string, string> Form, string Html, HttpResponseMessage Response)> tabs = [];
        if (atOnce)
            tabs.AddRange(await Task.WhenAll(changes.Select(change => _visitor.OpenConsentAsync(change))));
        foreach (var change in atOnce ? [] : changes)
            tabs.Add(await _visitor.OpenConsentAsync(change));

        foreach (var tab in (int[])[3, 0, 5, 1])
            (await FinishAsync(await _visitor.AllowAsync(tabs[tab].Form))).ShouldBe($"tab {tab}");
        QueryHelpers.ParseQuery((await _visitor.LeaveAsync(new(tabs[2].Form) { ["decision"] = "deny" })).Query)["state"].ToString().ShouldBe("tab 2");
    }

    [Fact]
    public async Task Of_very_many_tabs_the_latest_work_and_the_browser_keeps_few_cookies()
    {
        var first = await _visitor.OpenConsentAsync();
        for (var load = 0; load < 40; load++)
        {
            _server.Time.Advance(TimeSpan.FromSeconds(1));
            await _visitor.OpenConsentAsync();
        }

        var last = await _visitor.OpenConsentAsync();
        using var spoiled = await _visitor.PostAsync("/as/consent", first.Form);

        _visitor.Cookies.GetAllCookies().Count(cookie => cookie.Name.Contains("request", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(17);
        (await spoiled.Content.ReadAsStringAsync()).ShouldContain("This sign-in began somewhere else");
        (await FinishAsync(await _visitor.AllowAsync(last.Form))).ShouldBe("the-state");
    }

    [Fact]
    public async Task Who_goes_back_may_choose_anew_until_Sessionboard_has_answered()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);
        (await _visitor.AllowAsync(new(consent.Form) { ["region"] = "eu", ["label"] = "second" })).ShouldBe(request);

        using var us = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        using var eu = await _visitor.GetAsync($"/oauth/callback/eu?request={request}");
        using var again = await _visitor.PostAsync("/as/consent", consent.Form);

        (await us.Content.ReadAsStringAsync()).ShouldContain("That was another region");
        eu.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await again.Content.ReadAsStringAsync()).ShouldContain("This was already decided");
        (await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync())).Label.ShouldBe("second");
    }

    [Fact]
    public async Task A_form_that_is_sent_many_times_at_once_is_one_request()
    {
        var consent = await _visitor.OpenConsentAsync();

        var requests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _visitor.AllowAsync(consent.Form)));

        requests.Distinct().Count().ShouldBe(1);
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_declined_stays_declined_even_after_it_was_allowed()
    {
        var declined = await _visitor.OpenConsentAsync();
        await _visitor.LeaveAsync(new(declined.Form) { ["decision"] = "deny" });
        var allowed = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(allowed.Form);
        await _visitor.LeaveAsync(new(allowed.Form) { ["decision"] = "deny" });

        using var first = await _visitor.PostAsync("/as/consent", declined.Form);
        using var second = await _visitor.PostAsync("/as/consent", allowed.Form);
        using var callback = await _visitor.GetAsync($"/oauth/callback/us?request={request}");

        foreach (var refused in (HttpResponseMessage[])[first, second, callback])
            (await refused.Content.ReadAsStringAsync()).ShouldContain("This was already decided");
        (await _server.QueryAsync(database => database.Connections.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_waits_never_fills_the_disk_and_the_latest_has_room()
    {
        await _server.QueryAsync(database => database.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10005)
            INSERT INTO WaitingRequests (Id, BrowserKeyHash, ClientId, RedirectUri, Parameters, RequestedScopes, Scopes, ShowsPersonalData, CreatedAt, ExpiresAt)
            SELECT 'made-' || i, 'x', 'x', 'x', 'x', '', '', 0, i, i FROM n
            """));

        var request = await _visitor.AllowAsync((await _visitor.OpenConsentAsync()).Form);

        (await WaitingAsync()).ShouldBe(10_000);
        (await FinishAsync(request)).ShouldBe("the-state");
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml", true)]
    [InlineData("*/*", false)]
    public async Task An_answer_to_an_application_is_a_page_with_a_link_in_a_browser_and_a_redirect_for_programs(string accept, bool isPage)
    {
        const string Application = "cursor://anysphere.cursor-mcp/oauth/callback";
        var consent = await _visitor.OpenConsentAsync(("redirect_uri", Application));
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={await _visitor.AllowAsync(consent.Form)}");
        _visitor.Accept(accept);

        using var answer = await _visitor.GetAsync(back.Headers.Location!.ToString());
        using var silent = await _visitor.GetAsync(_visitor.AuthorizeUrl(("redirect_uri", Application), ("prompt", "none")));

        foreach (var (response, expected) in new[] { (answer, "code="), (silent, "error=consent_required") })
        {
            response.StatusCode.ShouldBe(isPage ? HttpStatusCode.OK : HttpStatusCode.Redirect);
            var onward = isPage ? Visitor.Onward(await response.Content.ReadAsStringAsync()) : response.Headers.Location!.OriginalString;
            onward.ShouldStartWith(Application + "?");
            onward.ShouldContain(expected);
            onward.ShouldContain("state=the-state");
            (response.Headers.Location is null).ShouldBe(isPage);
        }
    }

    [Fact]
    public async Task Leaving_tells_the_next_site_nothing_of_where_one_was()
    {
        var consent = await _visitor.OpenConsentAsync();

        using var page = await _visitor.PostAsync("/as/consent", consent.Form);

        page.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self';");
    }

    [Fact]
    public async Task No_page_on_the_way_of_a_sign_in_cuts_off_its_opener_and_all_others_do()
    {
        var consent = await _visitor.OpenConsentAsync();
        using var leaving = await _visitor.PostAsync("/as/consent", consent.Form);
        using var message = await _visitor.GetAsync("/as/consent");
        using var refused = await _visitor.GetAsync("/as/authorize?client_id=unknown");
        using var failed = await _visitor.GetAsync("/oauth/callback/us?request=nothing&error=server_error");
        using var welcome = await _visitor.GetAsync("/");
        using var connections = await _visitor.GetAsync("/connections");

        foreach (var onTheWay in (HttpResponseMessage[])[consent.Response, leaving, message, refused, failed])
            onTheWay.Headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("unsafe-none");
        foreach (var other in (HttpResponseMessage[])[welcome, connections])
            other.Headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin");
        foreach (var any in (HttpResponseMessage[])[consent.Response, leaving, message, refused, failed, welcome, connections])
            any.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
    }

    [Fact]
    public async Task The_cookies_come_along_from_another_site()
    {
        var consent = await _visitor.OpenConsentAsync();
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={await _visitor.AllowAsync(consent.Form)}");
        using var connections = await _visitor.GetAsync("/connections");

        string[] cookies = [.. new[] { consent.Response, back, connections }.SelectMany(answer => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])];
        cookies.Length.ShouldBe(3);
        cookies.ShouldAllBe(cookie => cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("path=/", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string> FinishAsync(string request)
    {
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
        return QueryHelpers.ParseQuery((await _visitor.FollowAsync(back.Headers.Location!)).Query)["state"].ToString();
    }

    private Task<int> WaitingAsync() => _server.QueryAsync(database => database.WaitingRequests.CountAsync());
}
