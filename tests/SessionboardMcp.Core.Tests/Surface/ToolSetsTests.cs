using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Surface;

public class ToolSetsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    // More of them, and models choose worse and clients cut the list.
    private const int Most = 25;

    private static readonly string[] Everything = [.. Scopes.AllRead, .. Scopes.AllWrite];

    [Fact]
    public void Every_tool_of_the_catalogue_stands_in_a_set() =>
        ToolCatalogue.Create().Select(tool => tool.ProtocolTool.Name).Where(name => ToolSets.Of(name) is null).ShouldBeEmpty("add it to ToolSets.cs");

    [Fact]
    public async Task By_default_at_most_25_tools_are_shown_whatever_was_granted()
    {
        foreach (var scopes in new[] { Everything, [.. Scopes.AllRead], [.. Scopes.AllRead, Scopes.WriteSessions], [.. Scopes.AllRead, Scopes.WriteMetadata] })
            (await ShownAsync(With(scopes))).Count.ShouldBeInRange(1, Most, string.Join(" ", scopes));
    }

    [Fact]
    public async Task Who_only_reads_sees_every_tool_that_reads() =>
        (await ShownAsync(With(Scopes.AllRead))).ShouldBe(ToolCatalogue.Create().Where(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == true && tool.ProtocolTool.Name is not ("get_change" or "explain_placement" or "list_planning_rules")).Select(tool => tool.ProtocolTool.Name));

    [Fact]
    public async Task Who_may_write_sees_the_sets_of_everyday_work_and_those_they_ticked()
    {
        var shown = await ShownAsync(With(Everything));
        shown.ShouldContain("create_session");
        shown.ShouldContain("search_people");
        shown.ShouldNotContain("list_dashboards");
        shown.ShouldNotContain("search_sponsors_exhibitors");

        var ticked = await ShownAsync(With([.. Scopes.AllRead, Scopes.WriteSessions, "write:sponsors"]) with { HasConsented = true });
        ticked.ShouldContain("search_sponsors_exhibitors");
        ticked.ShouldNotContain("list_dashboards");
    }

    [Fact]
    public async Task Where_changes_are_off_everybody_sees_what_reads() =>
        (await ShownAsync(With(Everything), new() { ["Writes:Enabled"] = "false" })).ShouldBe([.. await ShownAsync(With(Scopes.AllRead)), "explain_placement", "list_planning_rules"]);

    [Theory]
    [InlineData("partners", "search_sponsors_exhibitors", "run_query")]
    [InlineData("Agenda, content", "get_agenda_draft", "list_events")]
    public async Task The_configuration_chooses_others(string sets, string shown, string hidden)
    {
        var list = await ShownAsync(With(Everything), new() { ["Tools:Sets"] = sets });

        list.ShouldContain(shown);
        list.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task All_shows_every_tool() =>
        (await ShownAsync(With(Everything), new() { ["Tools:Sets:0"] = "all" })).ShouldBe(ToolCatalogue.Create().Select(tool => tool.ProtocolTool.Name));

    [Fact]
    public async Task What_is_not_shown_can_be_called()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, caller: With(Everything), settings: new Dictionary<string, string?> { ["Tools:Sets"] = "agenda" });

        (await assistant.AskAsync("search_sponsors_exhibitors", ToolSamples.Of("search_sponsors_exhibitors").Call)).GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_set_that_is_none_is_told_with_those_that_are() =>
        Should.Throw<FormatException>(() => ToolSets.Read("Tools:Sets", ["insights", "reprots"])).Message
            .ShouldBe("Tools:Sets names \"reprots\", which is no set of tools. The sets are insights, programme, people, partners, settings, reports, agenda, content, and all.");

    private static Caller With(IEnumerable<string> scopes) => new("sets", scopes.ToHashSet(StringComparer.Ordinal), ShowsPersonalData: false);

    private async Task<IReadOnlyList<string>> ShownAsync(Caller caller, Dictionary<string, string?>? settings = null)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, caller: caller, settings: settings);
        return [.. (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name)];
    }
}
