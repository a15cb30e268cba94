using System.Text.Json;
using Microsoft.Playwright;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>The board as a person has it before them.</summary>
/// <param name="Person">The person.</param>
/// <param name="Board">The frame that the board is in.</param>
internal sealed record ShownBoard(Person Person, IFrame Board)
{
    private static readonly Task<string> Axe =
        File.ReadAllTextAsync(Path.Combine(RealClients.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js"));

    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", "board")).FullName;

    public IPage Page => Person.Page;

    /// <summary>The cards that say that they collide.</summary>
    public ILocator Conflicts => Board.Locator(".card", new() { HasText = "Conflict" });

    /// <summary>What it says happened.</summary>
    public ILocator Notices => Board.Locator("#notices");

    /// <summary>A session's card in the grid.</summary>
    public ILocator Card(string id) => Board.Locator($".card[data-id='{id}']");

    /// <summary>A button by its name.</summary>
    public ILocator Button(string name) => Board.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Waits until all pages came.</summary>
    public Task ReadAsync() => Assertions.Expect(Board.Locator("#board:not([aria-busy])")).ToBeVisibleAsync();

    /// <summary>What passed between board and host: calls, lines for the model, links, sizes, problems.</summary>
    public async Task<JsonElement> LogAsync() => JsonSerializer.Deserialize<JsonElement>(await Page.EvaluateAsync<string>("JSON.stringify(window.log)"));

    /// <summary>Drags from the middle of one thing to the middle of another.</summary>
    public async Task DragAsync(ILocator from, ILocator to)
    {
        var (start, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await Page.Mouse.MoveAsync(start.X + 20, start.Y + 10);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(end.X + 30, end.Y + (Math.Min(end.Height, 200) / 2), new() { Steps = 6 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>Takes a picture, and has axe look.</summary>
    public async Task ExamineAsync(string name)
    {
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png") });
        await Board.EvaluateAsync(await Axe);
        var found = await Board.EvaluateAsync<JsonElement>(
            "axe.run({ resultTypes: ['violations'] }).then(told => ({ passes: told.passes.length, found: told.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`) }))");
        found.GetProperty("passes").GetInt32().ShouldBeGreaterThan(5);
        found.GetProperty("found").EnumerateArray().Select(violation => $"{name}: {violation}").ShouldBeEmpty();
        (await Board.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the window");
    }
}
