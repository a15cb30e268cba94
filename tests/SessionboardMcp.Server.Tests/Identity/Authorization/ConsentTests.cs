using System.Net;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>The consent page and the waiting request behind it.</summary>
[OnBothStores]
public sealed class ConsentTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task The_page_cannot_be_framed_or_scripted_and_its_form_leads_nowhere_else()
    {
        var consent = await _visitor.OpenConsentAsync();
        var headers = consent.Response.Headers;

        headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; img-src 'self'");
        headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        headers.CacheControl!.NoStore.ShouldBeTrue();
        consent.Html.ShouldNotContain("<script");
        consent.Html.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData("http://127.0.0.1:49152/callback", "This computer <span class=\"note\">port 49152</span>", true)]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback", "This computer <span class=\"note\">opens cursor://</span>", true)]
    [InlineData(Visitor.Redirect, "claude.ai", false)]
    public async Task The_page_names_where_access_goes_and_warns_of_programs_on_the_machine(string redirect, string shown, bool warns)
    {
        var consent = await _visitor.OpenConsentAsync(("redirect_uri", redirect));

        consent.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self';");
        consent.Html.ShouldContain($"<dd class=\"target\">{shown}</dd>");
        consent.Html.Contains("A program on your own computer asks.", StringComparison.Ordinal).ShouldBe(warns);
        consent.Html.ShouldContain("not verified");
    }

    [Fact]
    public async Task A_name_is_text_and_nothing_else()
    {
        await _visitor.RegisterAsync("<img src=x onerror=alert(1)>\u202Ebad");

        var consent = await _visitor.OpenConsentAsync();

        consent.Html.ShouldNotContain("<img");
        consent.Html.ShouldNotContain("\u202E");
    }

    [Theory]
    [InlineData(null, "This sign-in is not known here")]
    [InlineData("", "This sign-in is not known here")]
    [InlineData("made up", "This sign-in is not known here")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA", "This sign-in is not known here")]
    [InlineData("another browser's", "This sign-in began somewhere else")]
    public async Task A_form_that_another_site_made_is_refused(string? value, string title)
    {
        var consent = await _visitor.OpenConsentAsync();
        using var stranger = new Visitor(server.Address);
        if (value == "another browser's")
            value = (await stranger.OpenConsentAsync()).Form["request"];
        var before = server.Upstream.Begun.Count;
        consent.Form.Remove("request").ShouldBeTrue();
        if (value is not null)
            consent.Form["request"] = value;

        using var allowed = await _visitor.PostAsync("/as/consent", consent.Form);
        using var declined = await _visitor.PostAsync("/as/consent", new(consent.Form) { ["decision"] = "deny" });

        await ShouldBeAPageAsync(allowed, title);
        await ShouldBeAPageAsync(declined, title);
        server.Upstream.Begun.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_form_without_the_cookie_of_its_page_is_refused()
    {
        var consent = await _visitor.OpenConsentAsync();
        using var bare = new Visitor(server.Address);

        using var answer = await bare.PostAsync("/as/consent", consent.Form);

        await ShouldBeAPageAsync(answer, "This sign-in began somewhere else");
    }

    [Fact]
    public async Task A_link_from_another_browser_is_refused_at_every_step()
    {
        var consent = await _visitor.OpenConsentAsync();
        using var stranger = new Visitor(server.Address);
        var own = await stranger.OpenConsentAsync();

        using var posted = await stranger.PostAsync("/as/consent", new(own.Form) { ["request"] = consent.Form["request"] });
        var request = await _visitor.AllowAsync(consent.Form);
        using var callback = await stranger.GetAsync($"/oauth/callback/us?request={request}");
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        using var answer = await stranger.GetAsync(back.Headers.Location!.ToString());

        foreach (var refused in (HttpResponseMessage[])[posted, callback, answer])
            await ShouldBeAPageAsync(refused, "This sign-in began somewhere else");
    }

    [Fact]
    public async Task A_request_is_used_once()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        using var again = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        await _visitor.FollowAsync(back.Headers.Location!);
        using var answeredAgain = await _visitor.GetAsync(back.Headers.Location!.ToString());
        using var consentAgain = await _visitor.PostAsync("/as/consent", consent.Form);

        foreach (var refused in (HttpResponseMessage[])[again, answeredAgain, consentAgain])
            await ShouldBeAPageAsync(refused, "This was already decided");
        (await server.QueryAsync(database => database.Connections.CountAsync(row => row.ClientId == _visitor.ClientId))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_request_that_nobody_made_or_consented_to_is_refused()
    {
        var consent = await _visitor.OpenConsentAsync();
        server.Upstream.Begun.Enqueue(("nothing", "us", new HashSet<string>()));
        using var unknown = await _visitor.GetAsync("/as/consent?request=nothing");
        using var none = await _visitor.GetAsync("/as/consent");
        using var early = await _visitor.GetAsync("/oauth/callback/us?request=nothing");
        using var unheard = await _visitor.GetAsync($"{_visitor.AuthorizeUrl()}&waiting=nothing");
        using var undecided = await _visitor.GetAsync($"{_visitor.AuthorizeUrl()}&waiting={await _visitor.AllowAsync(consent.Form)}");

        await ShouldBeAPageAsync(unknown, "This sign-in is not known here");
        await ShouldBeAPageAsync(none, "This sign-in is not known here");
        await ShouldBeAPageAsync(early, "This sign-in is not known here");
        await ShouldBeAPageAsync(unheard, "This sign-in is not known here");
        await ShouldBeAPageAsync(undecided, "This was already decided");
    }

    [Fact]
    public async Task The_callback_of_another_region_is_refused()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);

        using var answer = await _visitor.GetAsync($"/oauth/callback/eu?request={request}");

        await ShouldBeAPageAsync(answer, "That was another region");
    }

    [Fact]
    public async Task The_answer_goes_to_the_request_that_was_consented_to()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        var other = _visitor.AuthorizeUrl(("redirect_uri", "http://127.0.0.1:4444/callback"), ("waiting", request));

        using var answer = await _visitor.GetAsync(other);

        await ShouldBeAPageAsync(answer, "This sign-in is not known here");
    }

    [Theory]
    [InlineData("redirect_uri", "https://claude.ai/api/mcp/auth_callback/")]
    [InlineData("redirect_uri", "https://claude.ai/api/mcp/auth_callback?x=1")]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:5000/other")]
    [InlineData("redirect_uri", "other://anysphere.cursor-mcp/oauth/callback")]
    [InlineData("redirect_uri", null)]
    [InlineData("client_id", "dcr-nobody")]
    public async Task A_request_of_which_client_or_address_are_not_right_ends_in_a_page(string name, string? value)
    {
        await _visitor.RegisterAsync();

        using var answer = await _visitor.GetAsync(_visitor.AuthorizeUrl((name, value)));

        await ShouldBeAPageAsync(answer, "Your assistant&#x27;s request was not right");
    }

    private static async Task ShouldBeAPageAsync(HttpResponseMessage answer, string title)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<h1>{title}</h1>");
    }
}
