using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Tests.Identity.SignIn;

/// <summary>The page on which a sign-in ends.</summary>
public class SignInEndTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "read:insights read:events")]
    [InlineData(null, "read:events")]
    [InlineData("access_denied", null)]
    [InlineData("temporarily_unavailable", null)]
    [InlineData("server_error", null)]
    [InlineData("invalid_client", null)]
    [InlineData("unauthorized_client", null)]
    [InlineData("unsupported_response_type", null)]
    [InlineData("invalid_scope", null)]
    [InlineData("invalid_grant", null)]
    [InlineData("invalid_token", null)]
    [InlineData("invalid_request", null)]
    [InlineData("something_new", null)]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("Sessionboard says: call 555-0100", null)]
    [InlineData("", null)]
    public void Each_end_says_what_happened_and_what_to_do_next(string? error, string? granted)
    {
        var end = SignInEnd.Of(SignInError.Known(error), granted);
        var page = end.Page();

        page.ShouldContain($"<h1>{WebUtility.HtmlEncode(end.Title)}</h1>");
        end.Sentences.ShouldContain(sentence => sentence.Contains("assistant") || sentence.Contains("ask an organization admin", StringComparison.OrdinalIgnoreCase) || sentence.Contains("Ask whoever"));
        page.ShouldNotContain("alert(1)");
        page.ShouldNotContain("555-0100");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("href=");
        (end.Code is null).ShouldBe(string.IsNullOrEmpty(error));
        (end.Title == "You are signed in").ShouldBe(string.IsNullOrEmpty(error) && granted != "read:events");
    }

    [Fact]
    public async Task The_page_waits_for_the_exchange_and_not_for_ever()
    {
        var time = new FakeTimeProvider();
        var (quick, slow, late) = (new ShowEnd(time), new ShowEnd(time), new ShowEnd(time));
        var (waits, unanswered) = (quick.EndAsync(null, CancellationToken.None), slow.EndAsync(null, CancellationToken.None));

        waits.IsCompleted.ShouldBeFalse();
        quick.Exchanged(null, "read:events");
        quick.Exchanged("server_error", null);
        (await waits).Title.ShouldBe("Signed in, but one permission is missing");
        time.Advance(TimeSpan.FromSeconds(10));
        (await unanswered).ShouldBe(SignInEnd.Unknown);
        // Who came back with a refusal has no code that is exchanged.
        (await late.EndAsync("access_denied", CancellationToken.None)).Title.ShouldBe("Nothing was connected");
        SignInEnd.Unknown.Page().ShouldContain("it says whether you are signed in");
    }

    [Fact]
    public void The_style_is_within_and_the_policy_allows_that_one_alone()
    {
        var page = SignInEnd.Of(null, null).Page();

        var style = page.Split("<style>")[1].Split("</style>")[0];
        style.ShouldBe(PageStyle.Text);
        LonePage.Policy.ShouldContain($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}';");
        LonePage.Policy.ShouldStartWith("default-src 'none'");
        Should.Throw<InvalidOperationException>(() => LonePage.Of(Html.Of($"<p>no frame</p>")));
    }

    [Fact]
    public async Task The_page_is_html_that_is_kept_nowhere_and_shows_in_nobodys_frame()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser("rui");

        await machine.LoginAsync(browser);

        await browser.Visit!;
        browser.Landed!["Content-Type"].ShouldBe("text/html; charset=utf-8");
        browser.Landed["Content-Security-Policy"].ShouldBe(LonePage.Policy);
        browser.Landed["X-Frame-Options"].ShouldBe("DENY");
        browser.Landed["Cache-Control"].ShouldContain("no-store");
        browser.Landed["Referrer-Policy"].ShouldBe("no-referrer");
    }
}
