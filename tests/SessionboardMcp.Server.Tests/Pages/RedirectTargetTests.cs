using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Tests.Pages;

/// <summary>Where an answer goes, in words: loopback addresses mean nothing to people, and a site's name means everything.</summary>
public sealed class RedirectTargetTests
{
    [Theory]
    [InlineData("http://127.0.0.1:49152/callback", "This computer", "port 49152")]
    [InlineData("http://localhost:8080/", "This computer", "port 8080")]
    [InlineData("http://[::1]:5000/callback", "This computer", "port 5000")]
    [InlineData("http://[::1]/callback", "This computer", null)]
    [InlineData("http://localhost/callback", "This computer", null)]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback", "This computer", "opens cursor://")]
    [InlineData("com.example.app:/oauth", "This computer", "opens com.example.app://")]
    [InlineData("https://claude.ai/api/mcp/auth_callback", "claude.ai", null)]
    [InlineData("https://CLAUDE.ai:8443/x", "claude.ai", null)]
    [InlineData("https://localhost.evil.example/x", "localhost.evil.example", null)]
    [InlineData("https://127.0.0.1.evil.example/x", "127.0.0.1.evil.example", null)]
    [InlineData("https://сlaude.ai/x", "xn--laude-0ye.ai", null)]
    public void It_names_the_place_and_keeps_it_when_it_was_stored(string redirect, string place, string? detail)
    {
        var target = RedirectTarget.Of(redirect);

        (target.Place, target.Detail).ShouldBe((place, detail));
        RedirectTarget.OfShown(target.Shown).ShouldBe(target);
    }
}
