using System.Text.Json;
using Microsoft.Playwright;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// Looks at a page that is loaded, as different people see it: on a laptop, on telephones, in the dark, with colours of their own, with letters
/// twice as large. One load is enough for all of them. The pictures are for people.
/// </summary>
internal static class Examination
{
    private static readonly Task<string> Axe =
        File.ReadAllTextAsync(Path.Combine(RealClients.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js"));

    // Contrast depends on the colours, and what is where on the width: so axe looks at two of them, which differ in both.
    private static readonly (string Name, int Width, int Height, ColorScheme Colours, bool IsForAxe)[] Windows =
    [
        ("light-1280", 1280, 720, ColorScheme.Light, true), ("dark-1280", 1280, 720, ColorScheme.Dark, false), ("dark-390", 390, 844, ColorScheme.Dark, true), ("light-320", 320, 568, ColorScheme.Light, false),
    ];

    /// <summary>Looks at it in every way, and leaves it as a laptop shows it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="pictures">Where the pictures go.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="isLikeAnother">Whether it is made as another that was looked at in every way: then two windows with axe, and whether it fits with large letters, are enough.</param>
    public static async Task OfAsync(IPage page, string pictures, string name, bool isLikeAnother = false)
    {
        // By the protocol of the developer tools, which a page's policy does not bind.
        await page.EvaluateAsync(await Axe);
        foreach (var window in Windows.Where(window => window.IsForAxe || !isLikeAnother))
        {
            await ShowAsync(page, window.Width, window.Height, window.Colours);
            await TakeAsync(page, pictures, $"{name}-{window.Name}");
            if (window.IsForAxe)
                await ShouldFindNothingAsync(page, $"{name}-{window.Name}");
        }

        await ShowAsync(page, 320, 568, ColorScheme.Light);
        await LettersAsync(page, "200%");
        await ShouldFitAsync(page, $"{name}-letters-320");
        if (!isLikeAnother)
            await TakeAsync(page, pictures, $"{name}-letters-320");
        await LettersAsync(page, "");
        await ShowAsync(page, 1280, 720, ColorScheme.Light, ForcedColors.Active);
        if (!isLikeAnother)
            await TakeAsync(page, pictures, $"{name}-forced-1280");
        await ShowAsync(page, 1280, 720, ColorScheme.Light);
    }

    /// <summary>Sets the window, and what its person prefers.</summary>
    public static async Task ShowAsync(IPage page, int width, int height, ColorScheme colours, ForcedColors forced = ForcedColors.None)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = colours, ForcedColors = forced });
        await page.SetViewportSizeAsync(width, height);
    }

    /// <summary>Makes the letters larger, as a browser's own setting does.</summary>
    public static Task LettersAsync(IPage page, string size) => page.EvaluateAsync("size => document.documentElement.style.fontSize = size", size);

    private static async Task TakeAsync(IPage page, string pictures, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });
        await ShouldFitAsync(page, name);
    }

    private static async Task ShouldFitAsync(IPage page, string name) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the window");

    private static async Task ShouldFindNothingAsync(IPage page, string name)
    {
        // Only what is read of it comes over: all of it is megabytes for a page of many rows.
        var found = await page.EvaluateAsync<JsonElement>(
            "axe.run({ resultTypes: ['violations'] }).then(told => ({ passes: told.passes.length, found: told.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`) }))");
        found.GetProperty("passes").GetInt32().ShouldBeGreaterThan(5);
        found.GetProperty("found").EnumerateArray().Select(violation => $"{name}: {violation}").ShouldBeEmpty();
    }
}
