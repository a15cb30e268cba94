using Microsoft.Playwright;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>A real browser, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Path = "/usr/bin/chromium";
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        // The sandbox of Chromium needs what containers do not give.
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-gpu"] });
        return new Chromium(playwright, browser);
    }

    /// <summary>A person's browser, with cookies of its own.</summary>
    public async Task<Person> PersonAsync(ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await _browser.NewContextAsync(new() { ColorScheme = colours, ViewportSize = new() { Width = width, Height = height } });
        context.SetDefaultTimeout(20_000);
        return new Person(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
