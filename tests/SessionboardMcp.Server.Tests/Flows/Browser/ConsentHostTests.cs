using Microsoft.Playwright;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// Sessionboard's consent page is on another host than its API. Whether its authorize endpoint redirects there or its metadata name it,
/// and what it calls itself on which host, is not known: a person signs in, and declines, whichever it is.
/// </summary>
public abstract class ConsentHostTests(BrowserServer server)
{
    [ChromiumTheory]
    [InlineData("allow", "code")]
    [InlineData("decline", "error")]
    [InlineData("decline at Sessionboard", "error")]
    public async Task A_person_comes_back_to_the_assistant(string decision, string expected)
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var person = await server.Chromium.PersonAsync();
        await person.OpenAsync(assistant.Authorize("host"));
        if (decision == "decline")
        {
            await person.DeclineAsync();
        }
        else
        {
            await person.AllowAsync();
            await Assertions.Expect(person.Page.Locator("button[data-person='dana']").First).ToBeVisibleAsync();
            new Uri(person.Page.Url).GetLeftPart(UriPartial.Path).ShouldBe(new Uri(server.Sandbox.ConsentAddress, "/oauth/consent").AbsoluteUri);
            if (decision == "allow")
                await person.SignInAsync();
            else
                await person.Page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();
        }

        await person.ArriveAsync();
        person.Page.Url.ShouldContain($"{expected}=");
        person.Page.Url.ShouldContain("state=host");
        person.Complaints.ShouldBeEmpty();
        if (expected == "code")
            await assistant.RedeemAsync(person.Page.Url);
    }
}

/// <summary>Its authorize endpoint redirects there.</summary>
public sealed class RedirectedConsentTests(BrowserServer server) : ConsentHostTests(server), IClassFixture<BrowserServer>;

/// <summary>Its metadata name it, and an issuer on a third host, which the answer repeats.</summary>
public sealed class NamedConsentTests(NamedConsentTests.Server server) : ConsentHostTests(server), IClassFixture<NamedConsentTests.Server>
{
    public sealed class Server : BrowserServer
    {
        private protected override SandboxOAuthOptions OAuth => new() { NamesConsentPage = true, Issuer = "https://login.elsewhere.example/tenant", SendsIssuer = true };
    }
}

/// <summary>Its metadata tell no issuer, while the answer does.</summary>
public sealed class NoIssuerTests(NoIssuerTests.Server server) : ConsentHostTests(server), IClassFixture<NoIssuerTests.Server>
{
    public sealed class Server : BrowserServer
    {
        private protected override SandboxOAuthOptions OAuth => new() { OmitsIssuer = true };
    }
}
