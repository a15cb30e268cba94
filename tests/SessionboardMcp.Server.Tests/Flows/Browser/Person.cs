using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>What a person does in the browser.</summary>
internal sealed partial class Person
{
    private readonly List<string> _complaints = [];

    public Person(IPage page)
    {
        Page = page;
        // Content security policy speaks up here, and only here.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Location.Contains("favicon.ico", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Follows an assistant's link to the question of our own.</summary>
    public async Task OpenAsync(string authorize)
    {
        await Page.GotoAsync(authorize);
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Allow and sign in at Sessionboard" })).ToBeVisibleAsync();
    }

    /// <summary>Allows it on our page.</summary>
    public Task AllowAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Allow and sign in at Sessionboard" }).ClickAsync();

    /// <summary>Declines on our page.</summary>
    public Task DeclineAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Don't allow" }).ClickAsync();

    /// <summary>Signs in at Sessionboard, as one of the sandbox's people.</summary>
    public Task SignInAsync(string person = "dana") => Page.Locator($"button[data-person='{person}']").First.ClickAsync();

    /// <summary>Does all of it, until the assistant has its answer.</summary>
    public async Task ConnectAsync(string authorize, string person = "dana")
    {
        await OpenAsync(authorize);
        await AllowAsync();
        await SignInAsync(person);
        await ArriveAsync();
    }

    /// <summary>Waits for the assistant's own page. By asking again and again: waiting for a navigation misses one that is over at once.</summary>
    public Task ArriveAsync() => Assertions.Expect(Page).ToHaveURLAsync(AssistantsPage(), new() { Timeout = 20_000 });

    [GeneratedRegex(@"^(?!.*/oauth/callback).*/callback\?")]
    private static partial Regex AssistantsPage();
}
