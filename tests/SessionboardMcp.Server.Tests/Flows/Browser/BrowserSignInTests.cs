using System.Text.Json;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>The whole flow as people see it: a real browser, official clients, our server, and the sandbox as Sessionboard.</summary>
public sealed class BrowserSignInTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private const string Calls = """[{"name":"find_event","arguments":{"name":"Meridian DevCon 2027"}}]""";

    [ChromiumTheory]
    [InlineData("v1", false)]
    [InlineData("v1", true)]
    [InlineData("v2-2025-11-25", false)]
    [InlineData("v2-2025-11-25", true)]
    [InlineData("v2-2026-07-28", false)]
    [InlineData("v2-2026-07-28", true)]
    public async Task The_typescript_client_connects_by_registration_and_by_document(string revision, bool byDocument)
    {
        await using var assistant = await Assistant.StartAsync(revision, server.Address.Resource, Calls, byDocument ? server.Document.AbsoluteUri : null);
        var person = await server.Chromium.PersonAsync();

        await person.ConnectAsync(assistant.Authorize);
        var seen = await assistant.FinishAsync();

        seen.GetProperty("asked").GetBoolean().ShouldBeTrue();
        seen.GetProperty("iss").GetString().ShouldBe(server.Address.Issuer);
        seen.GetProperty("clientId").GetString()!.ShouldStartWith(byDocument ? server.Document.AbsoluteUri : "dcr-");
        // The older client does not ask for offline_access, but says that it can refresh.
        seen.GetProperty("hasRefreshToken").GetBoolean().ShouldBeTrue();
        seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()).ShouldContain("find_event");
        Found(seen).ShouldBe("Meridian DevCon 2027");
        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Our_page_says_who_asks_and_where_the_answer_goes()
    {
        await using var registered = await Assistant.StartAsync("v1", server.Address.Resource);
        await using var documented = await Assistant.StartAsync("v1", server.Address.Resource, document: server.Document.AbsoluteUri);
        var person = await server.Chromium.PersonAsync();

        await person.OpenAsync(registered.Authorize);
        var first = await person.Page.InnerTextAsync("main");
        await person.OpenAsync(documented.Authorize);
        var second = await person.Page.InnerTextAsync("main");

        first.ShouldContain("Test assistant");
        first.ShouldContain("not verified");
        first.ShouldMatch(@"This computer\s+port \d+");
        first.ShouldNotContain("127.0.0.1");
        first.ShouldContain("A program on your own computer asks.");
        second.ShouldContain("assistant.example");
        second.ShouldContain("verified domain");
        second.ShouldNotContain("not verified");
        second.ShouldMatch(@"This computer\s+port \d+");
        second.ShouldNotContain("A program on your own computer asks.");
    }

    [ChromiumFact]
    public async Task A_person_who_declines_on_our_page_sends_the_assistant_away()
    {
        await using var assistant = await Assistant.StartAsync("v2-2026-07-28", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();

        await person.OpenAsync(assistant.Authorize);
        await person.DeclineAsync();
        await person.ArriveAsync();
        var seen = await assistant.FinishAsync();

        seen.GetProperty("error").GetString().ShouldBe("access_denied");
        seen.GetProperty("iss").GetString().ShouldBe(server.Address.Issuer);
        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_person_who_declines_at_Sessionboard_sends_the_assistant_away()
    {
        await using var assistant = await Assistant.StartAsync("v2-2026-07-28", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();

        await person.OpenAsync(assistant.Authorize);
        await person.AllowAsync();
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Deny" }).ClickAsync();
        await person.ArriveAsync();

        (await assistant.FinishAsync()).GetProperty("error").GetString().ShouldBe("access_denied");
        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Another_browser_cannot_go_on_with_a_request()
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();
        var stranger = await server.Chromium.PersonAsync();
        await person.OpenAsync(assistant.Authorize);
        await stranger.OpenAsync(assistant.Authorize);
        var asked = await person.Page.Locator("input[name=request]").InputValueAsync();

        await stranger.Page.EvaluateAsync("value => document.querySelector('input[name=request]').value = value", asked);
        await stranger.AllowAsync();

        await Microsoft.Playwright.Assertions.Expect(stranger.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading)).ToHaveTextAsync("This sign-in began somewhere else");
        (await stranger.Page.GetByRole(Microsoft.Playwright.AriaRole.Button).CountAsync()).ShouldBe(0);
        (await stranger.Page.InnerTextAsync("main")).ShouldContain("connect");
    }

    [ChromiumFact]
    public async Task Our_page_shows_in_nobodys_frame()
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();
        await person.OpenAsync(assistant.Authorize);
        var address = person.Page.Url;

        await person.Page.GotoAsync("about:blank");
        await person.Page.SetContentAsync($"<iframe src='{address}'></iframe>");
        var frame = person.Page.Frames.Single(frame => frame != person.Page.MainFrame);
        await frame.WaitForLoadStateAsync();

        (await frame.GetByRole(Microsoft.Playwright.AriaRole.Button).CountAsync()).ShouldBe(0);
        frame.Url.ShouldStartWith("chrome-error:");
    }

    [ChromiumFact]
    public async Task An_evening_with_the_timetable_from_a_sentence_to_the_live_agenda()
    {
        await using var assistant = await Assistant.StartAsync("v2-2025-11-25", server.Address.Resource, "lines");
        var person = await server.Chromium.PersonAsync();
        server.AskFor("read:insights read:events read:sessions read:contacts write:events offline_access");
        await person.OpenAsync(assistant.Authorize);
        server.AskFor(null);
        await person.Page.Locator("summary").First.ClickAsync();
        await person.Page.Locator("input[value='write:events']").CheckAsync();
        await person.AllowAsync();
        await person.SignInAsync();
        await person.ArriveAsync();

        await new OrganizersEvening(assistant, person, server.Sandbox).PassAsync();

        person.Complaints.ShouldBeEmpty();
    }

    private static string? Found(JsonElement seen) =>
        seen.GetProperty("results")[0].GetProperty("structuredContent").GetProperty("rows")[0][1].GetString();
}
