using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>People who come from an assistant's own web site, in several tabs, back and forth, and by a popup.</summary>
public sealed class CrossSiteTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    [ChromiumTheory]
    [InlineData(false, 0, 1)]
    [InlineData(false, 1, 0)]
    [InlineData(true, 0, 1)]
    [InlineData(true, 1, 0)]
    public async Task Two_tabs_are_both_allowed_in_either_order(bool atOnce, int first, int second)
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var one = await server.Chromium.PersonAsync();
        var two = new Person(await one.Page.Context.NewPageAsync());
        Person[] tabs = [one, two];
        if (atOnce)
            await Task.WhenAll(tabs.Select(FollowAsync));
        else
            await FollowEachAsync(tabs);

        foreach (var tab in (int[])[first, second])
        {
            await FinishAsync(tabs[tab]);
            Answer(tabs[tab])["state"].ToString().ShouldBe($"tab {tab}");
            await assistant.RedeemAsync(tabs[tab].Page.Url);
        }

        tabs.SelectMany(tab => tab.Complaints).ShouldBeEmpty();

        async Task FollowEachAsync(Person[] each)
        {
            foreach (var tab in each)
                await FollowAsync(tab);
        }

        Task FollowAsync(Person tab) => FollowLinkAsync(tab, assistant, $"tab {Array.IndexOf(tabs, tab)}");
    }

    [ChromiumFact]
    public async Task Both_tabs_may_be_allowed_before_either_is_signed_in()
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var one = await server.Chromium.PersonAsync();
        var two = new Person(await one.Page.Context.NewPageAsync());
        await FollowLinkAsync(one, assistant, "one");
        await FollowLinkAsync(two, assistant, "two");

        await Task.WhenAll(one.AllowAsync(), two.AllowAsync());
        await two.SignInAsync("rui");
        await two.ArriveAsync();
        await one.SignInAsync();
        await one.ArriveAsync();

        Answer(one)["state"].ToString().ShouldBe("one");
        Answer(two)["state"].ToString().ShouldBe("two");
        await assistant.RedeemAsync(one.Page.Url);
        await assistant.RedeemAsync(two.Page.Url);
    }

    [ChromiumTheory]
    [InlineData("reload")]
    [InlineData("reload after another site")]
    [InlineData("second load of the link")]
    [InlineData("back from Sessionboard")]
    [InlineData("back from another site")]
    public async Task The_question_can_be_answered_after(string wandering)
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var person = await server.Chromium.PersonAsync();
        await FollowLinkAsync(person, assistant, "wandered");

        switch (wandering)
        {
            case "reload":
                await person.Page.ReloadAsync();
                break;
            case "reload after another site":
                await person.Page.ReloadAsync();
                await FollowLinkAsync(person, assistant, "wandered");
                await person.Page.ReloadAsync();
                break;
            case "second load of the link":
                await FollowLinkAsync(person, assistant, "wandered");
                break;
            case "back from Sessionboard":
                await person.AllowAsync();
                await Assertions.Expect(person.Page.Locator("button[data-person='dana']").First).ToBeVisibleAsync();
                await person.Page.GoBackAsync();
                break;
            default:
                await person.Page.GotoAsync(assistant.HomePage("elsewhere"));
                await person.Page.GoBackAsync();
                break;
        }

        await FinishAsync(person);
        Answer(person)["state"].ToString().ShouldBe("wandered");
        await assistant.RedeemAsync(person.Page.Url);
        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumTheory]
    [InlineData("allow", "code")]
    [InlineData("decline", "error")]
    [InlineData("decline at Sessionboard", "error")]
    [InlineData("read the page Connections, then allow", "code")]
    public async Task An_assistant_that_signs_in_by_a_popup_hears_the_answer(string decision, string expected)
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var opener = await server.Chromium.PersonAsync();
        await opener.Page.GotoAsync(assistant.HomePage("popup"));

        var popup = new Person(await opener.Page.RunAndWaitForPopupAsync(() => opener.Page.GetByRole(AriaRole.Button).ClickAsync()));
        if (decision.StartsWith("read", StringComparison.Ordinal))
            await popup.Page.RunAndWaitForPopupAsync(() => popup.Page.GetByRole(AriaRole.Link, new() { Name = "Connections" }).ClickAsync());
        if (decision == "decline")
        {
            await popup.DeclineAsync();
        }
        else
        {
            await popup.AllowAsync();
            if (decision == "decline at Sessionboard")
                await popup.Page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();
            else
                await popup.SignInAsync();
        }

        await Assertions.Expect(opener.Page.Locator("output")).ToHaveTextAsync(new Regex($@"\?.*{expected}="));
        var heard = QueryHelpers.ParseQuery(await opener.Page.InnerTextAsync("output"));
        heard["state"].ToString().ShouldBe("popup");
        heard["iss"].ToString().ShouldBe(server.Address.Issuer);
        popup.Complaints.ShouldBeEmpty();
    }

    [ChromiumTheory]
    [InlineData("allow", "code=")]
    [InlineData("decline", "error=access_denied")]
    [InlineData("decline at Sessionboard", "error=access_denied")]
    public async Task An_application_with_a_scheme_of_its_own_is_tried_at_once_and_has_a_link(string decision, string expected)
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var person = await server.Chromium.PersonAsync();
        var opened = Opened(person);
        await person.OpenAsync(assistant.Authorize("application", WebAssistant.Application));
        if (decision == "decline")
            await person.DeclineAsync();
        else
            await person.AllowAsync();
        if (decision == "allow")
            await person.SignInAsync();
        else if (decision == "decline at Sessionboard")
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();

        var tried = await opened;

        (await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the application" }).GetAttributeAsync("href")).ShouldBe(tried);
        tried.ShouldStartWith($"{WebAssistant.Application}?");
        tried.ShouldContain(expected);
        tried.ShouldContain("state=application");
    }

    [ChromiumFact]
    public async Task The_link_opens_an_application_where_the_browser_did_not_by_itself()
    {
        await using var assistant = await WebAssistant.StartAsync(server);
        var person = await server.Chromium.PersonAsync();
        // A browser that takes no notice of the refresh, as Chromium for such schemes unless the person has just clicked.
        await person.Page.RouteAsync("**/as/consent", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Regex.Replace(await answer.TextAsync(), "<meta http-equiv=\"refresh\"[^>]*>", "") });
        });
        await person.OpenAsync(assistant.Authorize("by link", WebAssistant.Application));
        await person.DeclineAsync();
        var link = person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the application" });
        await Assertions.Expect(link).ToBeVisibleAsync();
        var opened = Opened(person);

        await link.ClickAsync();

        (await opened).ShouldStartWith($"{WebAssistant.Application}?error=access_denied&");
    }

    // A browser without that application can only fail.
    private static async Task<string> Opened(Person person)
    {
        var request = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        person.Page.RequestFailed += (_, failed) =>
        {
            if (failed.Url.StartsWith("cursor:", StringComparison.Ordinal))
                request.TrySetResult(failed.Url);
        };
        return await request.Task.WaitAsync(TimeSpan.FromSeconds(40));
    }

    private static async Task FollowLinkAsync(Person person, WebAssistant assistant, string state)
    {
        await person.Page.GotoAsync(assistant.HomePage(state));
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Connect" }).ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Allow and sign in at Sessionboard" })).ToBeVisibleAsync();
    }

    private static async Task FinishAsync(Person person)
    {
        await person.AllowAsync();
        await person.SignInAsync();
        await person.ArriveAsync();
    }

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Answer(Person person) => QueryHelpers.ParseQuery(new Uri(person.Page.Url).Query);
}
