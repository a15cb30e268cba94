using System.Text.Json;
using Microsoft.Playwright;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>How the pages look, and whether everybody can use them. The pictures are kept in <c>artifacts/sign-in</c>, for people.</summary>
public sealed class LooksTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", "sign-in")).FullName;

    [ChromiumFact]
    public async Task Each_page_fits_every_window_and_axe_finds_nothing()
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();
        var page = person.Page;

        await page.GotoAsync($"{server.Address.Text}/connections");
        await ExamineAsync(page, "connections-none");
        await person.OpenAsync(assistant.Authorize);
        await ExamineAsync(page, "consent");
        server.AskForWrites(true);
        await page.ReloadAsync();
        server.AskForWrites(false);
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("input[value='write:sessions']").CheckAsync();
        await ExamineAsync(page, "consent-writes");
        await person.AllowAsync();
        await Assertions.Expect(page.Locator("button[data-person='dana']").First).ToBeVisibleAsync();
        await ExamineAsync(page, "sandbox");
        await person.SignInAsync();
        await person.ArriveAsync();
        await page.GotoAsync($"{server.Address.Text}/connections");
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("details details summary").First.ClickAsync();
        await ExamineAsync(page, "connections");
        await page.GotoAsync($"{server.Address.Text}/connections?missing=read:contacts&connection={await server.NewestConnectionAsync()}");
        await ExamineAsync(page, "reconnect");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect to connect again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Disconnected.");
        await ExamineAsync(page, "disconnected");
        await page.GotoAsync(server.Address.Text);
        (await page.InnerTextAsync("main")).ShouldContain(server.Address.Resource);
        await ExamineAsync(page, "welcome");
        await page.GotoAsync($"{server.Address.Text}/as/consent?request=gone");
        await ExamineAsync(page, "message");
        await page.GotoAsync($"{server.Address.Text}/as/authorize?client_id=unknown");
        await ExamineAsync(page, "refused");
        await page.GotoAsync($"{server.Address.Text}/nothing/here");
        await ExamineAsync(page, "missing");
        // The one that stays, since this machine has no such application.
        await using var web = await WebAssistant.StartAsync(server);
        await person.OpenAsync(web.Authorize("looks", WebAssistant.Application));
        await person.DeclineAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open the application" })).ToBeVisibleAsync();
        await ExamineAsync(page, "leaving");
    }

    [ChromiumFact]
    public async Task Both_buttons_are_seen_without_scrolling_whatever_is_folded_out()
    {
        await using var web = await WebAssistant.StartAsync(server);
        var person = await server.Chromium.PersonAsync();
        var page = person.Page;
        server.AskForWrites(true);
        await person.OpenAsync(web.Authorize("buttons"));
        server.AskForWrites(false);
        var folds = await page.Locator("summary").AllAsync();

        // A laptop, a popup, and telephones.
        foreach (var (width, height, lowest) in ((int, int, int)[])[(1280, 720, 700), (500, 700, 700), (390, 844, 844), (360, 640, 640), (320, 568, 568)])
        {
            await page.SetViewportSizeAsync(width, height);
            (await LowestButtonAsync(page)).ShouldBeLessThanOrEqualTo(lowest, $"{width} wide");
            foreach (var fold in folds)
                await fold.ClickAsync();
            (await page.Locator("details[open]").CountAsync()).ShouldBe(2);
            await page.EvaluateAsync("window.scrollTo(0, 0)");
            (await LowestButtonAsync(page)).ShouldBeLessThanOrEqualTo(height, $"{width} wide, all open");
            foreach (var fold in folds)
                await fold.ClickAsync();
        }
    }

    [ChromiumFact]
    public async Task Marks_and_words_say_what_is_ticked()
    {
        await using var web = await WebAssistant.StartAsync(server);
        var person = await server.Chromium.PersonAsync();
        var page = person.Page;
        server.AskForWrites(true);
        await person.OpenAsync(web.Authorize("marks"));
        server.AskForWrites(false);
        var events = page.Locator("label.row").Filter(new() { HasText = "Events" });
        var changes = page.Locator("details").First;
        await Assertions.Expect(events.Locator(".yes")).ToBeVisibleAsync();
        await Assertions.Expect(events.Locator(".no")).ToBeHiddenAsync();
        await Assertions.Expect(changes.GetByText("unless you choose it here")).ToBeVisibleAsync();

        await events.ClickAsync();
        await changes.Locator("summary").ClickAsync();
        await page.Locator("input[name=every_change]").CheckAsync();

        await Assertions.Expect(events.Locator(".yes")).ToBeHiddenAsync();
        await Assertions.Expect(events.Locator(".no")).ToBeVisibleAsync();
        await Assertions.Expect(events.GetByText("Without it, almost nothing can be answered.")).ToBeVisibleAsync();
        // To be asked is no change that it may make.
        await Assertions.Expect(changes.GetByText("Change what you have ticked")).ToBeHiddenAsync();
        await page.Locator("input[value='write:sessions']").CheckAsync();
        await Assertions.Expect(changes.GetByText("Change what you have ticked")).ToBeVisibleAsync();
        await Assertions.Expect(changes.GetByText("unless you choose it here")).ToBeHiddenAsync();
        await Assertions.Expect(changes.Locator("summary .no")).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task The_question_can_be_answered_with_the_keyboard_and_without_script()
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync(width: 390, height: 700);
        server.AskForWrites(true);
        await person.OpenAsync(assistant.Authorize);
        server.AskForWrites(false);
        var page = person.Page;

        var stops = new List<string>();
        for (var step = 0; step < 40 && !(stops.Count > 0 && stops[^1] == "allow"); step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<JsonElement>(Stop);
            stops.Add(stop.GetProperty("name").GetString()!);
            stop.GetProperty("outline").GetDouble().ShouldBeGreaterThanOrEqualTo(2, $"the focus on {stops[^1]} is not seen");
            stop.GetProperty("isSeen").GetBoolean().ShouldBeTrue($"{stops[^1]} is hidden behind something while it has the focus");
            // The first fold is opened on the way, and what is in it comes next.
            if (stops.Count(name => name == "SUMMARY") == 1 && stops[^1] == "SUMMARY")
                await page.Keyboard.PressAsync("Enter");
            if (stops[^1] is "write:contacts" or "read:sessions")
                await page.Keyboard.PressAsync("Space");
        }

        stops.ShouldBe(["read:events", "read:sessions", "SUMMARY", "write:sessions", "write:contacts", "write:metadata", "ask", "show", "us", "SUMMARY", "A", "allow"]);
        (await page.Locator("script").CountAsync()).ShouldBe(0);
        await page.Keyboard.PressAsync("Enter");
        await person.SignInAsync();
        await person.ArriveAsync();
        await page.GotoAsync($"{server.Address.Text}/connections");
        await page.Locator("summary").First.ClickAsync();
        var words = await page.InnerTextAsync("main");
        words.ShouldContain("may make changes");
        words.ShouldContain("speakers and contacts");
        words.ShouldNotContain("sessions and abstracts");
    }

    // What has the focus, whether its outline is seen, and whether its middle is what a pointer would meet there.
    private const string Stop = """
        () => {
            const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
            const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const named = ['checkbox', 'radio', 'submit'].includes(one.type) ? (one.value === 'yes' ? one.name : one.value) : one.tagName;
            return { name: named, outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), isSeen: !!met && (one.contains(met) || met.contains(one)) };
        }
        """;

    private static async Task<double> LowestButtonAsync(IPage page)
    {
        var lowest = 0.0;
        foreach (var button in await page.GetByRole(AriaRole.Button).AllAsync())
        {
            var box = (await button.BoundingBoxAsync()).ShouldNotBeNull();
            box.Y.ShouldBeGreaterThanOrEqualTo(0);
            lowest = Math.Max(lowest, box.Y + box.Height);
        }

        return lowest;
    }

    private static Task ExamineAsync(IPage page, string name) => Examination.OfAsync(page, Pictures, name);
}
