using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Desktop.Commands;
using SessionboardMcp.Desktop.Identity.SignIn;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Desktop.Tests.Identity.SignIn;

/// <summary>Signing in through a browser.</summary>
public class LoginTests
{
    [Fact]
    public async Task A_person_signs_in_and_the_program_says_who_where_and_how_it_is_kept()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser("rui");

        (await machine.LoginAsync(browser)).ShouldBe(0);

        var (status, page) = await browser.Visit!;
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("<h1>You are signed in</h1>");
        page.ShouldContain("Go back to your assistant. It can go on now.");
        var said = browser.ToString();
        said.ShouldContain($"Signed in at {machine.Sandbox.BaseAddress.Authority} as profile default.");
        said.ShouldContain("Granted: read:contacts");
        said.ShouldContain("encrypted");
        var profile = machine.Store.Find("default")!;
        profile.Address.ShouldBe(machine.Sandbox.BaseAddress);
        profile.ExpiresAt.ShouldBeInRange(machine.Time.GetUtcNow().AddMinutes(55), machine.Time.GetUtcNow().AddMinutes(61));
        machine.Sandbox.OAuth.StandingGrants.ShouldBe(1);
    }

    [Fact]
    public async Task The_request_is_a_public_client_s_with_an_s256_challenge_and_returns_to_a_port_of_this_machine()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser("rui");

        await machine.LoginAsync(browser, request: machine.Request("read:insights", "read:events", "write:nothing"));

        var asked = QueryHelpers.ParseQuery(browser.Opened!.Query);
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        asked["client_id"].ToString().ShouldBe("sessionboard-mcp");
        asked["scope"].ToString().ShouldBe("read:events read:insights");
        asked.ShouldNotContainKey("client_secret");
        var back = new Uri(asked["redirect_uri"].ToString());
        back.Host.ShouldBe("localhost");
        back.Port.ShouldNotBe(80);
        machine.Store.Find("default")!.Scopes.ShouldBe(["read:events", "read:insights"]);
    }

    [Theory]
    [InlineData(false, null, false, false)]
    [InlineData(false, null, true, false)]
    [InlineData(true, null, false, false)]
    [InlineData(true, null, true, false)]
    [InlineData(false, "https://login.elsewhere.example/tenant", true, false)]
    [InlineData(true, "https://appv2.elsewhere.example", true, false)]
    [InlineData(true, "https://appv2.elsewhere.example", false, false)]
    [InlineData(false, null, false, true)]
    [InlineData(true, null, true, true)]
    public async Task A_person_signs_in_wherever_the_consent_page_and_the_issuer_are(bool namesConsentPage, string? issuer, bool sendsIssuer, bool omitsIssuer)
    {
        await using var machine = await SignedInMachine.StartAsync(
            new SandboxOAuthOptions { NamesConsentPage = namesConsentPage, Issuer = issuer, SendsIssuer = sendsIssuer, OmitsIssuer = omitsIssuer });
        using var browser = new ScriptedBrowser("rui");

        (await machine.LoginAsync(browser)).ShouldBe(0, browser.ToString());

        machine.Store.Find("default")!.Scopes.ShouldContain("read:insights");
        browser.ConsentPage!.Authority.ShouldBe(machine.Sandbox.ConsentAddress.Authority);
        browser.Opened!.Authority.ShouldBe(namesConsentPage ? machine.Sandbox.ConsentAddress.Authority : machine.Sandbox.BaseAddress.Authority);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_of_another_issuer_signs_nobody_in(bool omitsIssuer)
    {
        await using var machine = await SignedInMachine.StartAsync(new SandboxOAuthOptions { OmitsIssuer = omitsIssuer, Issuer = "https://login.elsewhere.example" });
        using var browser = new ScriptedBrowser("rui", tampers: back => new Uri($"{back}&iss=https%3A%2F%2Fevil.example"));

        await Should.ThrowAsync<SignInFailedException>(() => machine.LoginAsync(browser));

        machine.Sandbox.OAuth.Exchanges.ShouldBe(0);
    }

    [Theory]
    [InlineData("rui", false)]
    [InlineData("theo", true)]
    public async Task Who_says_no_or_has_no_ai_access_is_not_signed_in(string person, bool approves)
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser(person, approves);

        var failure = await Should.ThrowAsync<SignInFailedException>(() => machine.LoginAsync(browser));

        failure.Message.ShouldContain("did not allow it");
        (await browser.Visit!).Body.ShouldContain("<h1>Nothing was connected</h1>");
        machine.Store.Find("default").ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_with_another_state_signs_nobody_in()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser("rui", tampers: back => new Uri(
            QueryHelpers.AddQueryString(back.GetLeftPart(UriPartial.Path), new Dictionary<string, string?>
            {
                ["code"] = QueryHelpers.ParseQuery(back.Query)["code"],
                ["state"] = "another",
            })));
        using var leaves = new CancellationTokenSource();

        var login = LoginCommand.RunAsync("default", machine.Store, machine.Request(), browser, leaves.Token);
        while (browser.Visit is null)
        {
            login.IsCompleted.ShouldBeFalse("it ended before a page was opened");
            await Task.Yield();
        }

        (await browser.Visit).Body.ShouldContain("<h1>This sign-in is not the one that waits</h1>");
        await leaves.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => login);
        machine.Sandbox.OAuth.Exchanges.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_who_comes_in_time_is_no_sign_in()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var output = new StringWriter();

        var failure = await Should.ThrowAsync<SignInFailedException>(() => LoginCommand.RunAsync(
            "default", machine.Store, machine.Request() with { Patience = TimeSpan.FromSeconds(2) }, output, CancellationToken.None));

        failure.Message.ShouldContain("in time");
        output.ToString().ShouldContain("/oauth/authorize?");
    }

    [Fact]
    public async Task Who_lacks_insights_is_told_that_no_assistant_is_served()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser("noor");

        await machine.LoginAsync(browser);

        browser.ToString().ShouldContain("read:insights was not granted");
        (await browser.Visit!).Body.ShouldContain("one permission is missing");
    }

    // The browser came back with a code, and that was not all of it.
    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.HtmlBadGateway)]
    [InlineData(FaultKind.CutConnection)]
    [InlineData(FaultKind.MalformedJson)]
    public async Task Where_the_code_is_not_exchanged_the_page_says_that_nobody_is_signed_in(FaultKind kind)
    {
        await using var machine = await SignedInMachine.StartAsync();
        machine.Faults.Plan(new Fault(kind) { PathPrefix = "/oauth/token", Times = 10 });
        using var browser = new ScriptedBrowser("rui");

        var failure = await Should.ThrowAsync<Exception>(() => machine.LoginAsync(browser));

        failure.ShouldBeAssignableTo<SignInFailedException>();
        var (_, page) = await browser.Visit!;
        page.ShouldContain("Nothing was connected.");
        page.ShouldNotContain("You are signed in");
        machine.Store.Find("default").ShouldBeNull();
    }
}
