using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.Tokenizers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>The catalogue is linted, as every conversation pays for it and clients freeze it.</summary>
public class ToolCatalogueTests
{
    private const int MaxTokens = 4_500;
    private const int MaxSchemaBytes = 4_096;

    public static TheoryData<string> Names => [.. All().Select(tool => tool.ProtocolTool.Name)];

    [Fact]
    public void The_tools_are_these() =>
        ToolCatalogue.Create().Select(tool => tool.ProtocolTool.Name).ShouldBe(VisibleTools.Names);

    [Fact]
    public void There_are_not_too_many() => ToolCatalogue.Create().Count.ShouldBeLessThanOrEqualTo(22);

    [Fact]
    public void The_list_costs_few_tokens()
    {
        var list = new ListToolsResult { Tools = [.. ToolCatalogue.Create().Select(tool => tool.ProtocolTool)] };
        var json = JsonSerializer.Serialize(list, McpJsonUtilities.DefaultOptions);

        TiktokenTokenizer.CreateForModel("gpt-4o").CountTokens(json).ShouldBeLessThan(MaxTokens);
    }

    [Fact]
    public void The_four_tools_that_everything_rests_on_cost_a_third_of_it()
    {
        string[] first = ["list_events", "find_event", "get_schema", "run_query"];
        var list = new ListToolsResult { Tools = [.. first.Select(name => Find(name).ProtocolTool)] };

        TiktokenTokenizer.CreateForModel("gpt-4o").CountTokens(JsonSerializer.Serialize(list, McpJsonUtilities.DefaultOptions)).ShouldBeLessThan(1_500);
    }

    [Fact]
    public void The_instructions_are_short() => ServerInstructions.Text.Length.ShouldBeLessThan(1_200);

    [Theory]
    [InlineData("speaker confirmations")]
    [InlineData("review assignments")]
    [InlineData("portal tasks")]
    [InlineData("e-mails sent")]
    [InlineData("history of a field")]
    public void What_sessionboard_does_not_hold_is_told_in_what_every_client_reads(string missing) =>
        // ChatGPT reads so many characters of the instructions first.
        ServerInstructions.Text[..512].Split('.').Count(sentence => sentence.Contains("API holds no ") && sentence.Contains(missing)).ShouldBe(1);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_fits_what_clients_take(string name)
    {
        var definition = Find(name).ProtocolTool;

        definition.Name.Length.ShouldBeLessThan(40);
        definition.Title.ShouldNotBeNullOrWhiteSpace();
        definition.Description!.Length.ShouldBeLessThan(400);
        definition.OutputSchema.ShouldBeNull();
        definition.InputSchema.GetRawText().Length.ShouldBeLessThan(MaxSchemaBytes);
        definition.Annotations!.ReadOnlyHint.ShouldBe(true);
        definition.Annotations.DestructiveHint.ShouldBe(false);
        definition.Annotations.OpenWorldHint.ShouldBe(false);
        foreach (var property in definition.InputSchema.GetProperty("properties").EnumerateObject())
        {
            property.Value.GetProperty("type").GetString().ShouldNotBe("object", "claude.ai strips nested inputs");
            property.Value.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tool_needs_insights(string name) => Find(name).RequiredScopes.ShouldContain("read:insights");

    [Theory]
    [InlineData("search_sessions", "read:insights read:events read:sessions")]
    [InlineData("get_session", "read:insights read:events read:sessions")]
    [InlineData("list_event_settings", "read:insights read:events read:sessions")]
    [InlineData("search_sponsors_exhibitors", "read:insights read:events read:contacts")]
    [InlineData("search_people", "read:insights read:events read:contacts read:sessions")]
    [InlineData("get_person", "read:insights read:events read:contacts read:sessions")]
    [InlineData("get_event_overview", "read:insights read:events read:sessions read:contacts")]
    [InlineData("check_programme", "read:insights read:events read:sessions read:contacts")]
    [InlineData("run_report", "read:insights read:events")]
    [InlineData("get_dashboard", "read:insights read:events")]
    [InlineData("whats_changed", "read:insights read:events read:sessions read:contacts")]
    [InlineData("list_agenda_drafts", "read:insights read:events")]
    [InlineData("get_agenda_draft", "read:insights read:events read:sessions")]
    [InlineData("get_session_content", "read:insights read:events read:sessions read:transcriptions")]
    public void A_tool_asks_for_the_scopes_of_what_it_reads(string name, string scopes) =>
        string.Join(' ', Find(name).RequiredScopes).ShouldBe(scopes);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_is_what_was_committed(string name)
    {
        var definition = JsonSerializer.SerializeToNode(Find(name).ProtocolTool, McpJsonUtilities.DefaultOptions)!;
        var current = definition.ToJsonString(new JsonSerializerOptions(McpJsonUtilities.DefaultOptions) { WriteIndented = true }) + "\n";

        Snapshot.Check($"{name}.json", current);
    }

    private static SessionboardMcp.Core.Calls.SessionboardTool Find(string name) =>
        All().Single(tool => tool.ProtocolTool.Name == name);

    // Those that are offered only where asked for are linted too.
    private static IEnumerable<SessionboardMcp.Core.Calls.SessionboardTool> All() =>
        ToolCatalogue.Create().Concat(SessionboardMcp.Core.Tools.DeepResearch.Create());
}
