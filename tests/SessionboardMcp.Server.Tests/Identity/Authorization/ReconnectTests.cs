using System.Net;
using System.Text.RegularExpressions;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>The way from a call that was refused to a connection that may do it.</summary>
[OnBothStores]
public sealed class ReconnectTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private const string Beyond = """{"name":"search_people","arguments":{"event_id":"3960"}}""";

    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task The_link_of_a_refusal_ends_the_connection_so_that_the_assistant_asks_for_more()
    {
        var little = await _visitor.SignInAsync(("scope", "read:events offline_access"));
        using var refused = await _visitor.CallAsync(little.Access, "tools/call", Beyond);
        var link = await LinkAsync(refused);
        using var page = await _visitor.GetAsync(link);
        var html = await page.Content.ReadAsStringAsync();
        using var ended = await _visitor.PostAsync("/connections", Form(html));
        using var after = await _visitor.GetAsync(ended.Headers.Location!.ToString());
        using var call = await _visitor.CallAsync(little.Access, "tools/call", Beyond);
        var (refresh, _) = await _visitor.RefreshAsync(little.Refresh!);

        html.ShouldContain("Test Assistant needs more access: speakers, contacts, sponsors and exhibitors, sessions and abstracts.");
        html.ShouldContain("Disconnect to connect again");
        (await after.Content.ReadAsStringAsync()).ShouldContain("Now go back to your assistant and ask again.");
        // Both are what makes an assistant begin anew, with the scopes that the challenge names.
        call.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refresh.ShouldBe(HttpStatusCode.BadRequest);
        var challenge = call.Headers.WwwAuthenticate.Single().ToString();
        var scope = Regex.Match(challenge, "scope=\"([^\"]+)\"").Groups[1].Value;
        var more = await _visitor.SignInAsync(("scope", scope));
        using var allowed = await _visitor.CallAsync(more.Access, "tools/list");
        (await allowed.Content.ReadAsStringAsync()).ShouldContain("search_people");
    }

    [Fact]
    public async Task Another_browser_is_told_where_to_go_and_can_end_nothing()
    {
        var tokens = await _visitor.SignInAsync(("scope", "read:events"));
        using var refused = await _visitor.CallAsync(tokens.Access, "tools/call", Beyond);
        var link = await LinkAsync(refused);
        using var stranger = new Visitor(server.Address);
        await stranger.SignInAsync();

        using var page = await stranger.GetAsync(link);
        var html = await page.Content.ReadAsStringAsync();

        html.ShouldContain("Your assistant needs more access");
        html.ShouldContain("It was connected from another browser");
        html.ShouldNotContain("Disconnect to connect again");
    }

    [Fact]
    public async Task Nothing_is_said_to_have_ended_that_did_not()
    {
        await _visitor.SignInAsync();

        using var page = await _visitor.GetAsync("/connections?again=1");

        (await page.Content.ReadAsStringAsync()).ShouldNotContain("Disconnected.");
    }

    private static async Task<string> LinkAsync(HttpResponseMessage refused)
    {
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        return (await Visitor.JsonAsync(refused)).GetProperty("error").GetProperty("data").GetProperty("reconnect").GetString()!;
    }

    private static Dictionary<string, string> Form(string html)
    {
        var form = Regex.Match(html, "<form.*?Disconnect to connect again", RegexOptions.Singleline).Value;
        form = form[form.LastIndexOf("<form", StringComparison.Ordinal)..];
        return Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
    }
}
