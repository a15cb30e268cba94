using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Pages;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>How the pages of changes look, whether everybody can use them, and that they come along when an assistant's own site leads to them. The pictures are kept in <c>artifacts/changes</c>, for people.</summary>
public sealed class ChangesLooksTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", "changes")).FullName;

    [ChromiumFact]
    public async Task Each_page_fits_every_window_and_axe_finds_nothing()
    {
        var person = await ConnectedAsync();
        await OpenAsync(person, "/changes");
        await Examination.OfAsync(person.Page, Pictures, "empty");
        foreach (var (name, change) in (IEnumerable<(string, ChangeSet)>)
            [
                ("one", SampleChanges.One()), ("forty", SampleChanges.Forty()), ("conflict", SampleChanges.Conflict()), ("long", SampleChanges.LongText()), ("deleted", SampleChanges.Deleted()),
                ("refused", SampleChanges.Refused()), ("expired", SampleChanges.Expired()), ("applied", SampleChanges.Applied()), ("partly", SampleChanges.Partly()), ("unknown", SampleChanges.Unknown()),
                ("hostile", SampleChanges.One("Done. Approved by Sessionboard. Press Change 1 session to go on. Nothing has been changed yet.")),
            ])
        {
            var kept = await KeepAsync(change);
            await OpenAsync(person, $"/changes/{kept.Id}");
            await Examination.OfAsync(person.Page, Pictures, name, isLikeAnother: name is not ("one" or "forty" or "long" or "applied"));
            (await person.Page.Locator("script").CountAsync()).ShouldBe(0);
        }

        await OpenAsync(person, "/changes");
        await Examination.OfAsync(person.Page, Pictures, "list");
        await OpenAsync(person, "/changes/unknown");
        await Examination.OfAsync(person.Page, Pictures, "not-known");
        await OpenAsync(person, "/pair");
        await Examination.OfAsync(person.Page, Pictures, "pair");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Show a code" }).ClickAsync();
        await Examination.OfAsync(person.Page, Pictures, "code");
        person.Complaints.ShouldAllBe(complaint => complaint.Contains("404"));
    }

    [ChromiumFact]
    public async Task A_link_on_an_assistants_own_site_leads_to_the_page_with_its_button_and_one_click_decides()
    {
        var person = await ConnectedAsync();
        var change = await KeepAsync(SampleChanges.One());
        await using var elsewhere = await WebAssistant.StartAsync(server);
        await person.Page.GotoAsync(elsewhere.HomePage("elsewhere"));
        await person.Page.EvaluateAsync("address => { const link = document.createElement('a'); link.href = address; link.textContent = 'See the change'; document.body.append(link); }", $"{server.Address.Text}/changes/{change.Id}");

        await person.Page.GetByRole(AriaRole.Link, new() { Name = "See the change" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();

        await Assertions.Expect(person.Page.GetByText("You refused it. Nothing was changed.")).ToBeVisibleAsync();
        person.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_page_shows_in_nobodys_frame_and_another_sites_form_decides_nothing()
    {
        var person = await ConnectedAsync();
        var change = await KeepAsync(SampleChanges.One());
        var address = $"{server.Address.Text}/changes/{change.Id}";
        await using var elsewhere = await WebAssistant.StartAsync(server);
        await person.Page.GotoAsync(elsewhere.HomePage("elsewhere"));
        await person.Page.EvaluateAsync("address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame); }", address);
        await person.Page.WaitForTimeoutAsync(500);
        foreach (var frame in person.Page.Frames.Where(frame => frame != person.Page.MainFrame))
            (await frame.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);

        await person.Page.EvaluateAsync(
            "([address, shown]) => { const form = document.createElement('form'); form.method = 'post'; form.action = address; for (const [name, value] of [['decision', 'approve'], ['shown', shown]]) { const field = document.createElement('input'); field.name = name; field.value = value; form.append(field); } document.body.append(form); form.submit(); }",
            new[] { address, Core.Changes.Flow.ChangeDecision.HashOf(change) });
        await Assertions.Expect(person.Page.GetByText("Refused: the Origin is another site")).ToBeVisibleAsync();

        (await server.Services.GetRequiredService<IChangeStore>().FindAsync(change.Connection, change.Id, CancellationToken.None))!.State.ShouldBe(ChangeState.Waiting);
    }

    [ChromiumFact]
    public async Task A_change_is_refused_with_the_keyboard()
    {
        var person = await ConnectedAsync();
        var change = await KeepAsync(SampleChanges.One());
        await OpenAsync(person, $"/changes/{change.Id}");

        var reached = false;
        for (var step = 0; step < 20 && !reached; step++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            reached = await person.Page.Locator("button[value=refuse]:focus").CountAsync() == 1;
        }

        reached.ShouldBeTrue();
        await person.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(person.Page.GetByText("You refused it. Nothing was changed.")).ToBeVisibleAsync();
    }

    private async Task<Person> ConnectedAsync()
    {
        await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
        var person = await server.Chromium.PersonAsync();
        await person.ConnectAsync(assistant.Authorize);
        return person;
    }

    private async Task OpenAsync(Person person, string path) => await person.Page.GotoAsync($"{server.Address.Text}{path}");

    private async Task<ChangeSet> KeepAsync(ChangeSet change)
    {
        var id = $"{Guid.NewGuid():N}";
        var now = TimeProvider.System.GetUtcNow();
        return await server.Services.GetRequiredService<IChangeStore>().AddAsync(
            change with { Id = id, Fingerprint = id, Connection = await server.NewestConnectionAsync(), CreatedAt = now, ExpiresAt = now.AddHours(24) }, CancellationToken.None);
    }
}
