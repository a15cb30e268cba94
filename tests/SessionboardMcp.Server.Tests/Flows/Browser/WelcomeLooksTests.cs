using System.Text.Json;
using Microsoft.Playwright;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Pages.Welcome;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// How the pages that need no sign-in look, and whether everybody can use them. No server runs: what one would answer is given to the browser,
/// at an https address too. The pictures are kept in <c>artifacts/welcome</c>, for people.
/// </summary>
public sealed class WelcomeLooksTests : IAsyncLifetime
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", "welcome")).FullName;

    private static readonly OperatorOptions Named = new() { Name = "Meridian Events GmbH", Contact = "mcp@meridian.example", Support = "https://help.meridian.example/assistants" };

    private static readonly WelcomeFacts SignIn = new() { Way = SignInWay.Sessionboard, IsInvented = false, KeepsChanges = true, CanChange = true, CanShowPersonalData = true };

    private static readonly WelcomeFacts Local = new() { Way = SignInWay.Nobody, IsInvented = false, NeedsToken = true, KeepsChanges = true, CanChange = true };

    private static readonly WelcomeFacts Company = new() { Way = SignInWay.Company, IsInvented = true, Issuer = new Uri("https://login.meridian.example/tenant") };

    private static readonly Dictionary<string, (string Policy, string Html)> Each = new()
    {
        ["home"] = (CopyButton.Policy, WelcomeHtml.Of("https://mcp.meridian.example/mcp", SignIn, Named).ToString()),
        ["local"] = (CopyButton.Policy, WelcomeHtml.Of("http://localhost:3001/mcp", Local, new()).ToString()),
        ["company"] = (CopyButton.Policy, WelcomeHtml.Of("https://a-rather-long-name-of-a-server.mcp.meridian-events.example:8443/mcp", Company, new() { Name = new string('W', 100) }).ToString()),
        ["privacy"] = (PageFrame.Policy, PrivacyHtml.Of(SignIn, Named).ToString()),
        ["privacy-local"] = (PageFrame.Policy, PrivacyHtml.Of(Local, new()).ToString()),
        ["ended"] = (LonePage.Policy, LonePage.Of(PageFrame.Of("You are signed in", Html.Of($"<h1>You are signed in</h1><p>Go back to your assistant. It can go on now.</p>")))),
    };

    private Chromium? _chromium;

    public async Task InitializeAsync() => _chromium = new ChromiumFactAttribute().Skip is null ? await Chromium.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
    }

    [ChromiumTheory]
    [InlineData("light", 1280, 100, false)]
    [InlineData("dark", 390, 100, false)]
    [InlineData("light", 320, 200, false)]
    [InlineData("dark", 1280, 100, true)]
    public async Task Each_page_fits_the_window_and_axe_finds_nothing(string colours, int width, int text, bool isForced)
    {
        var person = await PersonAsync(colours, width);
        if (isForced)
            await person.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        foreach (var name in Each.Keys)
        {
            await person.Page.GotoAsync($"https://pages.example/{name}");
            await person.Page.EvaluateAsync($"document.documentElement.style.fontSize = '{text}%'; for (const details of document.querySelectorAll('details')) details.open = true;");
            await ExamineAsync(person.Page, $"{name}-{colours}-{width}{(text == 200 ? "-200" : "")}{(isForced ? "-forced" : "")}", isForced);
        }

        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_address_is_copied_with_the_keyboard_alone()
    {
        var person = await PersonAsync("light", 1280);
        await person.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await person.Page.GotoAsync("https://pages.example/home");

        for (var step = 0; step < 10 && await person.Page.Locator("button[data-copies=address]:focus").CountAsync() == 0; step++)
            await person.Page.Keyboard.PressAsync("Tab");
        await person.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(person.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
        (await person.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe("https://mcp.meridian.example/mcp");
        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Without_the_clipboard_the_address_is_selected_and_another_script_does_not_run()
    {
        var person = await PersonAsync("light", 390);
        await person.Page.GotoAsync("https://pages.example/home");

        await person.Page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the address" }).ClickAsync();
        (await person.Page.EvaluateAsync<string>("getSelection().toString()")).ShouldBe("https://mcp.meridian.example/mcp");

        await person.Page.EvaluateAsync("() => { const other = document.createElement('script'); other.textContent = 'window.ran = true'; document.body.append(other); }");
        (await person.Page.EvaluateAsync<bool>("window.ran === true")).ShouldBeFalse();
        person.Complaints.ShouldHaveSingleItem().ShouldContain("Content Security Policy");
    }

    private static async Task ExamineAsync(IPage page, string name, bool isForced)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue($"{name} is wider than the window");
        (await page.EvaluateAsync<bool>("[...document.querySelectorAll('code')].every(code => code.clientWidth > 100)")).ShouldBeTrue($"{name} has a text that nobody can read");
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(RealClients.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js")));
        // Where the system chooses the colours axe still sees those of the style.
        var found = await page.EvaluateAsync<JsonElement>(isForced ? "axe.run({ rules: { 'color-contrast': { enabled: false } } })" : "axe.run()");
        found.GetProperty("passes").GetArrayLength().ShouldBeGreaterThan(5);
        found.GetProperty("violations").EnumerateArray().Select(violation => $"{name}: {violation.GetProperty("id")} {violation.GetProperty("nodes")}").ShouldBeEmpty();
    }

    private async Task<Person> PersonAsync(string colours, int width)
    {
        var person = await _chromium!.PersonAsync(colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, width < 500 ? 740 : 900);
        await person.Page.RouteAsync("https://pages.example/**", route =>
        {
            var name = new Uri(route.Request.Url).AbsolutePath[1..];
            return Each.TryGetValue(name, out var page)
                ? route.FulfillAsync(new() { Body = page.Html, ContentType = "text/html; charset=utf-8", Headers = [new("Content-Security-Policy", page.Policy), new("Content-Type", "text/html; charset=utf-8")] })
                : route.FulfillAsync(new() { Body = name == "pages.css" ? Stylesheet.Text : "", ContentType = name == "pages.css" ? "text/css" : "image/png" });
        });
        return person;
    }
}
