using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Tests.Approval;
using SessionboardMcp.Desktop.Tests.Connecting;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Tests.Changes;

/// <summary>People with their addresses through the desktop program, where its person lets personal data be shown: approved in the window, read again, put back.</summary>
public sealed class ContactsOverStdioTests : IAsyncLifetime, IDisposable
{
    private const int Event = SeededEvents.PublishingForum;

    private readonly ChangePlace _place = new();
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task They_are_imported_and_changed_read_again_written_down_and_put_back(string revision)
    {
        using var browser = await PersonsBrowser.InstallAsync();
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, revision, browsers: browser.SearchPath, token: "sandbox-no-pii-mask", showsPersonalData: true);
        using var person = new ApprovingPerson(browser, program);
        var made = await person.ChangeAsync("create_contact", new { event_id = Event, email = "grete@import.example", first_name = "Grete", last_name = "Hermann", phone = "+49 551 390" });
        var grete = made.GetProperty("rows")[0][1].GetString()!;

        (await program.AskInVainAsync("import_contacts", new { event_id = Event, csv = "email,phone\nemmy@import.example,12" })).ShouldContain("Line 2, column phone: this is no telephone number");
        var imported = await person.ChangeAsync("import_contacts", new { event_id = Event, csv = "email,last_name,job_title\nGRETE@import.example,Henry,\nemmy@import.example,Noether,=1+1\n" });
        Decided(imported).ShouldBe(("applied", "page"));
        (await NamesAsync("grete@import.example", "emmy@import.example")).ShouldBe(["Henry", "Noether"]);

        var changed = await person.ChangeAsync("update_contact", new { event_id = Event, contact_id = grete, email = "henry@import.example", phone = "+49 421 218" });
        Decided(changed).ShouldBe(("applied", "page"));
        var read = (await program.AskAsync("get_person", new { event_id = Event, contact_id = grete })).GetProperty("rows").GetRawText();
        (read.Contains("henry@import.example", StringComparison.Ordinal), read.Contains("49 421 218", StringComparison.Ordinal)).ShouldBe((true, true), read);

        foreach (var change in (JsonElement[])[changed, imported])
            Decided(await person.ChangeAsync("undo_change", new { change_id = Id(change) })).ShouldBe(("applied", "page"));
        (await NamesAsync("grete@import.example", "emmy@import.example", "henry@import.example")).ShouldBe(["Hermann"]);
        var lines = (await Task.WhenAll(Directory.GetFiles(_place.Audit, "*.jsonl").Select(file => File.ReadAllLinesAsync(file)))).SelectMany(file => file).ToList();
        foreach (var change in (JsonElement[])[imported, changed])
        {
            lines.Select(line => JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry)!).Where(entry => entry.ChangeId == Id(change) && entry.DecidedBy == Deciders.Page)
                .Select(entry => entry.Action).ShouldBe(["change.applying", "change.applied"]);
        }

        lines.ShouldAllBe(line => !line.Contains("import.example", StringComparison.Ordinal), "values are not written down");
    }

    private async Task<IReadOnlyList<string>> NamesAsync(params string[] emails)
    {
        IReadOnlyList<string> names = [];
        await _sandbox.ChangeAsync(world =>
        {
            names = [.. world.Events.Single(one => one.Id == Event).Contacts.Where(contact => emails.Contains(contact.Email)).Select(contact => contact.LastName).Order()];
            return world;
        });
        return names;
    }

    private static (string?, string?) Decided(JsonElement answer) => (answer.GetProperty("state").GetString(), answer.GetProperty("decidedBy").GetString());

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
