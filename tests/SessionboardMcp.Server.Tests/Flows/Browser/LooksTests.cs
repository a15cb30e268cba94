using System.Text.Json;
using Microsoft.Playwright;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>How the pages look, and whether everybody can use them. The pictures are kept in <c>artifacts/sign-in</c>, for people.</summary>
public sealed class LooksTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", "sign-in")).FullName;

    [ChromiumTheory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 360)]
    [InlineData("dark", 360)]
    public async Task Each_page_fits_the_window_and_axe_finds_nothing_serious(string colours, int width)
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync(colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, width < 500 ? 740 : 900);

        await person.OpenAsync(assistant.Authorize);
        await ExamineAsync(person.Page, $"consent-{colours}-{width}");
        server.AskForWrites(true);
        await person.Page.ReloadAsync();
        server.AskForWrites(false);
        await ExamineAsync(person.Page, $"consent-writes-{colours}-{width}");
        await person.AllowAsync();
        await Assertions.Expect(person.Page.Locator("button[data-person='dana']").First).ToBeVisibleAsync();
        await ExamineAsync(person.Page, $"sandbox-{colours}-{width}");
        await person.SignInAsync();
        await person.ArriveAsync();
        await person.Page.GotoAsync($"{server.Address.Text}/connections");
        await ExamineAsync(person.Page, $"connections-{colours}-{width}");
        await person.Page.GotoAsync($"{server.Address.Text}/connections?missing=read:contacts&connection={await server.NewestConnectionAsync()}");
        await ExamineAsync(person.Page, $"reconnect-{colours}-{width}");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Disconnect to connect again" }).ClickAsync();
        await ExamineAsync(person.Page, $"disconnected-{colours}-{width}");
        await person.Page.GotoAsync(server.Address.Text);
        (await person.Page.InnerTextAsync("main")).ShouldContain(server.Address.Resource);
        await ExamineAsync(person.Page, $"welcome-{colours}-{width}");
        await person.Page.GotoAsync($"{server.Address.Text}/as/consent?request=gone");
        await ExamineAsync(person.Page, $"message-{colours}-{width}");
        await person.Page.GotoAsync($"{server.Address.Text}/as/authorize?client_id=unknown");
        await ExamineAsync(person.Page, $"refused-{colours}-{width}");
        // The one that stays, since this machine has no such application.
        await using var web = await WebAssistant.StartAsync(server);
        await person.OpenAsync(web.Authorize("looks", WebAssistant.Application));
        await person.DeclineAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the application" })).ToBeVisibleAsync();
        await ExamineAsync(person.Page, $"leaving-{colours}-{width}");
    }

    [ChromiumFact]
    public async Task The_question_can_be_answered_with_the_keyboard_and_without_script()
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();
        await person.OpenAsync(assistant.Authorize);

        var reached = false;
        for (var step = 0; step < 30 && !reached; step++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            reached = await person.Page.Locator("button[value=allow]:focus").CountAsync() == 1;
        }

        reached.ShouldBeTrue();
        (await person.Page.Locator("script").CountAsync()).ShouldBe(0);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.SignInAsync();
        await person.ArriveAsync();
    }

    private static Task ExamineAsync(IPage page, string name) => ExamineAsync(page, Pictures, name);

    /// <summary>Takes a picture of a page, and looks whether it fits its window and whether axe finds something serious.</summary>
    internal static async Task ExamineAsync(IPage page, string pictures, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue($"{name} is wider than the window");
        // By the protocol of the developer tools, which a page's policy does not bind.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(RealClients.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("axe.run()");
        found.GetProperty("passes").GetArrayLength().ShouldBeGreaterThan(5);
        found.GetProperty("violations").EnumerateArray()
            .Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(violation => $"{name}: {violation.GetProperty("id")} {violation.GetProperty("nodes")}")
            .ShouldBeEmpty();
    }
}
