using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>What the consent page says of what an assistant may and may not do, and what a person can leave out.</summary>
[OnBothStores]
public sealed class ConsentRowsTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private const string ClaudeCode = "https://claude.ai/oauth/claude-code-client-metadata";
    private const string Loopback = "http://127.0.0.1:49152/callback";
    private const string OnLoopback = "http://localhost/callback";

    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task What_it_may_read_stands_in_the_order_in_which_an_organizer_thinks_of_it()
    {
        var words = Words((await _visitor.OpenConsentAsync()).Html);

        var places = new[] { "Events", "Sessions and abstracts", "People", "Reports" }.Select(row => words.IndexOf($" {row} ", words.IndexOf("It may read", StringComparison.Ordinal), StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place > 0);
        places.ShouldBe(places.Order());
        words.ShouldContain("Cannot: See e-mail addresses, phone numbers and the like");
        words.ShouldContain("Cannot: Change anything");
    }

    [Theory]
    [InlineData("read:events")]
    [InlineData("read:sessions")]
    [InlineData("read:contacts")]
    public async Task Each_thing_to_read_is_ticked_and_can_be_left_out(string scope)
    {
        using var visitor = new Visitor(server.Address);
        var consent = await visitor.OpenConsentAsync();
        consent.Html.ShouldContain($"<input type=\"checkbox\" name=\"{scope}\" value=\"yes\" checked");
        consent.Form.Remove(scope).ShouldBeTrue();

        var chosen = await ChosenAsync(visitor, consent.Form);

        chosen.ShouldBe(new[] { "read:contacts", "read:events", "read:insights", "read:sessions" }.Except([scope]), ignoreOrder: true);
    }

    [Fact]
    public async Task Insights_are_no_choice_as_nothing_works_without_them()
    {
        using var visitor = new Visitor(server.Address);
        var consent = await visitor.OpenConsentAsync();
        foreach (var scope in consent.Form.Keys.Where(key => key.StartsWith("read:", StringComparison.Ordinal)).ToList())
            consent.Form.Remove(scope);

        var chosen = await ChosenAsync(visitor, consent.Form);

        consent.Html.ShouldNotContain("name=\"read:insights\"");
        chosen.ShouldBe(["read:insights"]);
    }

    [Theory]
    [InlineData("read:transcriptions", "yes")]
    [InlineData("write:sessions", "yes")]
    [InlineData("read:events", "no")]
    [InlineData("read:events", "YES")]
    [InlineData("write", "read:transcriptions")]
    public async Task What_was_not_offered_or_not_ticked_is_not_given(string name, string value)
    {
        using var visitor = new Visitor(server.Address);
        var consent = await visitor.OpenConsentAsync();
        consent.Form[name] = value;

        var chosen = await ChosenAsync(visitor, consent.Form);

        chosen.ShouldNotContain(name.StartsWith("read:events", StringComparison.Ordinal) ? name : "read:transcriptions");
        chosen.ShouldNotContain("write:sessions");
    }

    [Theory]
    [InlineData(ClaudeCode, Loopback, false)]
    [InlineData(ClaudeCode, OnLoopback, false)]
    [InlineData("https://claude.ai/oauth/mcp-oauth-client-metadata", Visitor.Redirect, false)]
    [InlineData(null, Loopback, true)]
    [InlineData(null, Visitor.Redirect, true)]
    [InlineData(null, "cursor://anysphere.cursor-mcp/oauth/callback", true)]
    public async Task The_page_is_quiet_where_a_domain_vouches_and_loud_where_nobody_does(string? client, string redirect, bool isLoud)
    {
        using var visitor = new Visitor(server.Address) { ClientId = client ?? "" };
        var html = (await visitor.OpenConsentAsync(("redirect_uri", redirect))).Html;

        html.Contains("class=\"warning\"", StringComparison.Ordinal).ShouldBe(isLoud);
        html.Contains("<span class=\"badge warn\">not verified</span>", StringComparison.Ordinal).ShouldBe(isLoud);
        html.Contains("claude.ai <span class=\"badge good\">verified domain</span>", StringComparison.Ordinal).ShouldBe(!isLoud);
        Words(html).Contains("Go on only if you have just started connecting it yourself", StringComparison.Ordinal).ShouldBe(isLoud || redirect != Visitor.Redirect);
        // What is loud comes before everything that calms.
        if (isLoud)
            html.IndexOf("class=\"warning\"", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("Who asks", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Loopback, "This computer port 49152")]
    [InlineData("http://127.0.0.1/callback", "This computer")]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback", "This computer opens cursor://")]
    [InlineData(Visitor.Redirect, "claude.ai")]
    public async Task No_loopback_address_is_shown_to_people(string redirect, string place)
    {
        var words = Words((await _visitor.OpenConsentAsync(("redirect_uri", redirect))).Html);

        words.ShouldContain($"Access goes to {place} ");
        words.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task A_page_on_the_way_of_a_sign_in_has_no_links_by_which_the_way_is_lost()
    {
        var consent = await _visitor.OpenConsentAsync();
        using var leaving = await _visitor.PostAsync("/as/consent", consent.Form);
        using var message = await _visitor.GetAsync("/as/consent");
        using var connections = await _visitor.GetAsync("/connections");

        foreach (var html in new[] { consent.Html, await leaving.Content.ReadAsStringAsync(), await message.Content.ReadAsStringAsync() })
            html.ShouldNotContain("<nav");
        // It opens beside the page.
        Regex.Matches(consent.Html, "<a [^>]*>").Select(match => match.Value).ShouldAllBe(link => link.Contains("target=\"_blank\""));
        (await connections.Content.ReadAsStringAsync()).ShouldContain("<a href=\"/connections\" aria-current=\"page\">Connections</a>");
    }

    // What is asked for at Sessionboard, and what is kept of it, is the same.
    private async Task<IReadOnlySet<string>> ChosenAsync(Visitor visitor, Dictionary<string, string> form)
    {
        var request = await visitor.AllowAsync(form);
        using var back = await visitor.GetAsync($"/oauth/callback/us?request={request}");
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
        var chosen = await server.QueryAsync(database => database.WaitingRequests.Where(row => row.Id == request).Select(row => row.Scopes).SingleAsync());
        chosen.ShouldBe(server.Upstream.Begun.Single(begun => begun.Request == request).Scopes, ignoreOrder: true);
        return chosen;
    }

    private static string Words(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", " ")), @"\s+", " ");
}
