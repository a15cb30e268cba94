using Microsoft.Playwright;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>How an assistant that is connected comes back to a person: for more access, and after it was disconnected.</summary>
public sealed class ReturningTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private static readonly Dictionary<string, object?> Speakers = new() { ["event_id"] = "Meridian DevCon 2027", ["role"] = "speaker" };

    [ChromiumFact]
    public async Task A_call_beyond_the_grant_makes_it_ask_for_all_that_the_call_needs()
    {
        var person = await server.Chromium.PersonAsync();
        await using var assistant = await CSharpAssistant.StartAsync(server.Address.Resource, person, first: ["read:events", "offline_access"]);
        var before = await assistant.Client.ListToolsAsync();

        var result = await assistant.Client.CallToolAsync("search_people", Speakers);

        before.ShouldNotContain(tool => tool.Name == "search_people");
        result.IsError.ShouldNotBe(true);
        assistant.Asked.Count.ShouldBe(2);
        // What it had is in the challenge, too, or it would lose that.
        string[] needed = ["read:contacts", "read:events", "read:insights", "read:sessions"];
        needed.Except(assistant.Asked[0].Scopes).ShouldBe(["read:contacts", "read:insights", "read:sessions"]);
        needed.Except(assistant.Asked[1].Scopes).ShouldBeEmpty();
        (await assistant.Client.ListToolsAsync()).ShouldContain(tool => tool.Name == "search_people");
    }

    [ChromiumFact]
    public async Task A_person_who_disconnects_it_is_asked_at_its_next_call_and_it_goes_on()
    {
        var person = await server.Chromium.PersonAsync();
        await using var assistant = await CSharpAssistant.StartAsync(server.Address.Resource, person);
        (await assistant.Client.CallToolAsync("search_people", Speakers)).IsError.ShouldNotBe(true);

        await person.Page.GotoAsync($"{server.Address.Text}/connections");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Disconnect" }).ClickAsync();
        await Assertions.Expect(person.Page.GetByText("disconnected by you")).ToBeVisibleAsync();
        var result = await assistant.Client.CallToolAsync("search_people", Speakers);

        result.IsError.ShouldNotBe(true);
        assistant.Asked.Count.ShouldBe(2);
        person.Complaints.ShouldBeEmpty();
    }
}
