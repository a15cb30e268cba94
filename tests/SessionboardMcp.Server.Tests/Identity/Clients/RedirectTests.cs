using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public class RedirectTests
{
    [Theory]
    [InlineData("http://localhost/callback", "http://localhost/callback")]
    [InlineData("http://localhost:51234/callback", "http://localhost/callback")]
    [InlineData("http://127.0.0.1:33418/", "http://127.0.0.1/")]
    [InlineData("http://127.0.0.1:33418", "http://127.0.0.1/")]
    [InlineData("http://[::1]:9/cb?x=1", "http://[::1]/cb?x=1")]
    public void A_loopback_address_is_stored_without_its_port(string address, string stored)
    {
        RedirectUri.IsLoopback(address).ShouldBeTrue();
        RedirectUri.Stored(address).ShouldBe(stored);
    }

    [Theory]
    [InlineData("https://assistant.example:8443/callback")]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback")]
    public void Others_are_stored_as_they_are(string address) => RedirectUri.Stored(address).ShouldBe(address);

    [Theory]
    [InlineData("http://localhost.evil.example/callback")]
    [InlineData("http://127.0.0.1.evil.example/callback")]
    [InlineData("http://localhost@evil.example/callback")]
    [InlineData("http://evil.example\\@localhost/callback")]
    [InlineData("http://10.0.0.1/callback")]
    [InlineData("https://localhost/callback")]
    [InlineData("http://localhost/callback#part")]
    public void These_are_not_loopback(string address) => RedirectUri.IsLoopback(address).ShouldBeFalse();

    [Theory]
    [InlineData("https://assistant.example/callback#part")]
    [InlineData("https://assistant.example/callback#")]
    [InlineData("https://me@assistant.example/callback")]
    [InlineData("https://assistant.example\\callback")]
    [InlineData("https://assistant.example/call back")]
    [InlineData("https://assistant.example/\r\nLocation:")]
    [InlineData("/callback")]
    [InlineData("")]
    [InlineData(null)]
    public void These_are_no_redirect_addresses(string? address) => RedirectUri.Parse(address).ShouldBeNull();

    [Theory]
    [InlineData("https://chatgpt.com/connector/oauth/*", "https://chatgpt.com/connector/oauth/abc_D-1", true)]
    [InlineData("https://chatgpt.com/connector/oauth/*", "https://chatgpt.com/connector/oauth/", false)]
    [InlineData("https://chatgpt.com/connector/oauth/*", "https://chatgpt.com/connector/oauth/a/b", false)]
    [InlineData("https://chatgpt.com/connector/oauth/*", "https://chatgpt.com/connector/oauth/..", false)]
    [InlineData("https://chatgpt.com/connector/oauth/*", "https://chatgpt.com/connector/oauth/a?x=1", false)]
    [InlineData("https://chatgpt.com/connector/oauth/*", "https://chatgpt.com.evil.example/connector/oauth/a", false)]
    [InlineData("https://claude.ai/api/mcp/auth_callback", "https://claude.ai/api/mcp/auth_callback", true)]
    [InlineData("https://claude.ai/api/mcp/auth_callback", "https://claude.ai/api/mcp/auth_callback/", false)]
    [InlineData("https://claude.ai/api/mcp/auth_callback", "https://claude.ai/api/mcp/auth_callback?x=1", false)]
    public void A_pattern_means_one_address_or_one_more_segment(string pattern, string address, bool expected) =>
        RedirectPattern.Parse(pattern).ShouldNotBeNull().Matches(address).ShouldBe(expected);

    [Theory]
    [InlineData("https://*.assistant.example/callback")]
    [InlineData("https://assistant.example/*")]
    [InlineData("https://assistant.example/*/callback")]
    [InlineData("http://assistant.example/callback")]
    [InlineData("assistant.example/callback")]
    [InlineData("*")]
    public void A_pattern_cannot_mean_more(string pattern) => RedirectPattern.Parse(pattern).ShouldBeNull();

    [Theory]
    [InlineData("https://User.Example/callback?code=secret", "user.example")]
    [InlineData("http://10.0.0.1:99/x", "10.0.0.1")]
    [InlineData("vscode://vendor.extension/callback", "vscode://")]
    [InlineData("https://a.example\r\nfake line", "(unreadable)")]
    [InlineData("https://name:password@a.example/", "(unreadable)")]
    [InlineData("", "(unreadable)")]
    [InlineData(null, "(unreadable)")]
    public void The_log_gets_a_host_and_nothing_more(string? address, string shown) => RedirectUri.HostForLog(address).ShouldBe(shown);

    [Fact]
    public void The_log_gets_a_bounded_host() => RedirectUri.HostForLog($"https://{string.Join('.', Enumerable.Repeat("abcdefgh", 20))}/x").Length.ShouldBe(81);
}
