using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>What changes something is shown where it can be used, and says why elsewhere.</summary>
public sealed class HiddenWritesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly string[] OfChanges = ["get_change", "undo_change"];

    private static readonly string[] OfSessions = ["create_session", "update_session", "update_sessions"];

    private static readonly string[] OfSettings = ["create_event_setting", "update_event_setting"];

    private static readonly string[] OfRecords = ["delete_record", "restore_record"];

    private static readonly string[] OfOthers = ["create_contact", "update_contact", "import_contacts", "create_sponsor_exhibitor", "update_sponsor_exhibitor", "create_report", "update_report"];

    private static readonly string[] OfDrafts = ["create_agenda_draft", "update_agenda_draft", "place_session", "remove_placement", "commit_agenda_draft"];

    private static readonly string[] All = [.. OfSettings, .. OfSessions, .. OfRecords, .. OfOthers, .. OfDrafts, "plan_agenda", .. OfChanges];

    [Fact]
    public void These_are_all() =>
        ToolCatalogue.Create().Where(tool => tool is ChangeTool or GetChangeTool).Select(tool => tool.ProtocolTool.Name).ShouldBe(All, ignoreOrder: true);

    [Theory]
    [InlineData("write:sessions write:metadata", "create_event_setting update_event_setting create_session update_session update_sessions delete_record restore_record get_change undo_change")]
    [InlineData("write:sessions", "create_session update_session update_sessions delete_record restore_record get_change undo_change")]
    [InlineData("write:metadata", "create_event_setting update_event_setting delete_record restore_record get_change undo_change")]
    [InlineData("write:contacts write:events", "create_contact update_contact import_contacts create_report update_report create_agenda_draft update_agenda_draft place_session remove_placement plan_agenda commit_agenda_draft delete_record restore_record get_change undo_change")]
    [InlineData("write:events", "create_report update_report create_agenda_draft update_agenda_draft place_session remove_placement plan_agenda commit_agenda_draft delete_record get_change undo_change")]
    [InlineData("write:sponsors", "create_sponsor_exhibitor update_sponsor_exhibitor delete_record restore_record get_change undo_change")]
    [InlineData("write:exhibitors", "create_sponsor_exhibitor update_sponsor_exhibitor delete_record restore_record get_change undo_change")]
    [InlineData("write:media write:fields", "")]
    [InlineData("", "")]
    public async Task A_grant_shows_what_it_covers(string writes, string shown)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, caller: With(writes.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        (await ListedAsync(assistant)).Intersect(All).ShouldBe(shown.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public async Task A_grant_that_only_writes_shows_nothing()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, caller: Organizer.With(Scopes.AllWrite));

        (await ListedAsync(assistant)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_store_nothing_is_shown_and_a_call_says_why()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay, keepsChanges: false, caller: With(Scopes.AllWrite));

        await AreOffAsync(assistant, wire, "Nothing can be changed through this server, as it keeps no change sets. Tell the person; trying again will not help.");
    }

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    public async Task Where_changes_are_switched_off_nothing_is_shown_and_a_call_says_why(string value)
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(
            sandbox.Address, configure: wire.Lay, settings: new Dictionary<string, string?> { ["Writes:Enabled"] = value }, caller: With(Scopes.AllWrite));

        await AreOffAsync(assistant, wire, "Nothing can be changed through this server: its operator has switched changes off (Writes:Enabled is false). Tell the person; trying again will not help.");
    }

    [Theory]
    [InlineData("create_session", "write:sessions")]
    [InlineData("update_session", "write:sessions")]
    [InlineData("update_sessions", "write:sessions")]
    [InlineData("create_event_setting", "write:metadata")]
    [InlineData("update_event_setting", "write:metadata")]
    [InlineData("create_contact", "write:contacts")]
    [InlineData("update_contact", "write:contacts")]
    [InlineData("import_contacts", "write:contacts")]
    [InlineData("create_sponsor_exhibitor", "write:sponsors")]
    [InlineData("update_sponsor_exhibitor", "write:sponsors")]
    [InlineData("create_report", "write:events")]
    [InlineData("update_report", "write:events")]
    public async Task A_tool_that_is_not_granted_says_which_scope_it_needs(string tool, string scope)
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay, caller: With([]));

        (await assistant.AskInVainAsync(tool, ToolSamples.Of(tool).Call)).ShouldBe($"Not allowed: this needs the scope {scope}, which this connection does not have. Ask the person to connect again with it.");
        RequiredScopes.OfTool(tool, JsonSerializer.SerializeToElement(ToolSamples.Of(tool).Call).Deserialize<Dictionary<string, JsonElement>>()).ShouldContain(scope, "by which a host challenges");
        RequiredScopes.All.ShouldContain(scope, "which is worth asking for");
        wire.All.ShouldBe(0);
    }

    [Theory]
    [InlineData("delete_record", "session", "write:sessions")]
    [InlineData("delete_record", "Abstracts", "write:sessions")]
    [InlineData("delete_record", " ROOM ", "write:metadata")]
    [InlineData("delete_record", "settings", "write:metadata")]
    [InlineData("delete_record", "contacts", "write:contacts")]
    [InlineData("delete_record", "Speaker", "write:contacts")]
    [InlineData("delete_record", "sponsor", "write:sponsors")]
    [InlineData("delete_record", "exhibitors", "write:exhibitors")]
    [InlineData("delete_record", "report", "write:events")]
    [InlineData("delete_record", "agenda draft", "write:events")]
    [InlineData("delete_record", "Statuses", "write:metadata")]
    [InlineData("restore_record", "session", "write:sessions")]
    [InlineData("restore_record", "contact", "write:contacts")]
    [InlineData("restore_record", "sponsor", "write:sponsors")]
    [InlineData("restore_record", "exhibitor", "write:exhibitors")]
    [InlineData("restore_record", "status", "write:metadata")]
    public async Task What_a_record_is_decides_which_scope_is_needed(string tool, string kind, string scope)
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay, caller: With([scope == "write:sessions" ? "write:metadata" : "write:sessions"]));

        (await assistant.AskInVainAsync(tool, new { event_id = Organizer.Event, kind, id = "x" })).ShouldStartWith($"Not allowed: this needs the scope {scope}");
        RequiredScopes.OfTool(tool, new Dictionary<string, JsonElement> { ["kind"] = JsonSerializer.SerializeToElement(kind) }).ShouldContain(scope, "by which a host challenges");
        wire.All.ShouldBe(0);
    }

    [Fact]
    public async Task Where_there_is_no_page_what_would_wait_is_refused_at_once()
    {
        // Nothing is masked, or an import would be refused for that.
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", page: null, caller: With(Scopes.AllWrite) with { ShowsPersonalData = true });

        foreach (var sample in ToolSamples.All.Where(sample => sample.Tool is ChangeTool))
            (await assistant.AskInVainAsync(sample.Name, sample.Call)).ShouldStartWith("Nothing was changed: a person has to see this first, and nobody can be asked here.");
        (await assistant.Kept.ListAsync("with", CancellationToken.None)).ShouldBeEmpty();
    }

    private static async Task AreOffAsync(Assistant assistant, Wire wire, string sentence)
    {
        (await ListedAsync(assistant)).Intersect(All).ShouldBeEmpty();
        foreach (var tool in All)
            (await assistant.AskInVainAsync(tool, ToolSamples.Of(tool).Call)).ShouldBe(sentence);
        wire.All.ShouldBe(0);
    }

    private static async Task<IEnumerable<string>> ListedAsync(Assistant assistant) => (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name);

    private static Caller With(IEnumerable<string> writes) => Organizer.With(Scopes.AllRead.Concat(writes), "with");
}
