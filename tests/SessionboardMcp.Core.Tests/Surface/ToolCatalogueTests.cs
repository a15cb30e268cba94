using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.Tokenizers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>The catalogue is linted, as every conversation pays for it and clients freeze it.</summary>
public class ToolCatalogueTests
{
    private const int MaxTokens = 4_500;
    private const int MaxTokensOfAll = 9_000;
    private const int MaxSchemaBytes = 4_096;

    public static TheoryData<string> Names => [.. ToolSamples.Names];

    [Fact]
    public void The_tools_are_these() => ToolSamples.Names.ShouldBe(
        Snapshot.Names("json"), ignoreOrder: true, "each has its definition in Snapshots, and none is kept that is gone; run the tests with UPDATE_SNAPSHOTS=1");

    [Fact]
    public void There_are_not_too_many() => ShownTo(Scopes.AllRead).Count().ShouldBeLessThanOrEqualTo(22, "of those that only read, which is what a connection has unless a person ticked more");

    [Fact]
    public void The_list_costs_few_tokens() => Tokens(ShownTo(Scopes.AllRead)).ShouldBeLessThan(MaxTokens);

    [Fact]
    public void The_list_of_everything_costs_twice_that_at_most()
    {
        // What is for a view alone no model reads.
        var tools = ToolSamples.Tools.Where(tool => tool.View?.IsForViewOnly != true).ToList();

        Tokens(tools).ShouldBeLessThan(MaxTokensOfAll, string.Join(", ", tools.Select(tool => (tool.ProtocolTool.Name, Tokens([tool]))).OrderByDescending(tool => tool.Item2)));
    }

    [Fact]
    public void Who_may_only_read_is_shown_no_tool_that_changes_something() =>
        ShownTo(Scopes.AllRead).Select(tool => tool.ProtocolTool.Name).ShouldBe(
            ToolCatalogue.Create().Where(tool => tool.EitherScopes.Count == 0 && tool.RequiredScopes.All(scope => scope.StartsWith("read:", StringComparison.Ordinal))).Select(tool => tool.ProtocolTool.Name).Except(["get_change", "undo_change", "explain_placement", "list_planning_rules"]));

    [Fact]
    public void Planning_costs_little_beside() =>
        Tokens(ToolCatalogue.Create().Where(tool => tool.ProtocolTool.Name is "plan_agenda" or "explain_placement" or "list_planning_rules")).ShouldBeLessThanOrEqualTo(700);

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
        definition.Annotations!.OpenWorldHint.ShouldBe(false);
        foreach (var property in definition.InputSchema.GetProperty("properties").EnumerateObject())
        {
            property.Value.GetProperty("type").GetString().ShouldNotBe("object", "claude.ai strips nested inputs");
            property.Value.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tool_needs_insights(string name) => Find(name).RequiredScopes.ShouldContain("read:insights");

    // Where a call names an event its argument asks for the scope: that must not hide that a tool forgot it. These may ask about the whole organization.
    [Fact]
    public void Every_tool_needs_events_but_for_those_that_need_none() =>
        ToolSamples.Tools.Where(tool => !tool.RequiredScopes.Contains("read:events")).Select(tool => tool.ProtocolTool.Name).ShouldBe(["get_schema", "run_query", "ask_data", "get_change", "undo_change"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tool_asks_for_the_scopes_of_what_it_reads(string name)
    {
        var sample = ToolSamples.Of(name);

        sample.Tool.ScopesOf(JsonSerializer.SerializeToElement(sample.Call ?? new { }).Deserialize<Dictionary<string, JsonElement>>())
            .ShouldBe(sample.RequiredScopes, ignoreOrder: true, $"as {sample.GetType().Name} says");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_client_may_expect_goes_with_the_kind_of_a_tool(string name)
    {
        var hints = Find(name).ProtocolTool.Annotations!;

        (hints.ReadOnlyHint, hints.DestructiveHint, hints.IdempotentHint, hints.OpenWorldHint).ShouldBe(HintsOf(Find(name).GetType()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_is_what_was_committed(string name)
    {
        var definition = JsonSerializer.SerializeToNode(Find(name).ProtocolTool, McpJsonUtilities.DefaultOptions)!;
        var current = definition.ToJsonString(new JsonSerializerOptions(McpJsonUtilities.DefaultOptions) { WriteIndented = true }) + "\n";

        Snapshot.Check($"{name}.json", current);
    }

    private static IEnumerable<SessionboardTool> ShownTo(IReadOnlySet<string> scopes) => ToolCatalogue.Create().Where(tool => tool.IsShownTo(new Caller("", scopes, false)));

    private static int Tokens(IEnumerable<SessionboardTool> tools) => TiktokenTokenizer.CreateForModel("gpt-4o").CountTokens(
        JsonSerializer.Serialize(new ListToolsResult { Tools = [.. tools.Select(tool => tool.ProtocolTool)] }, McpJsonUtilities.DefaultOptions));

    // Those that are offered only where asked for are linted too.
    private static SessionboardTool Find(string name) => ToolSamples.Tools.Single(tool => tool.ProtocolTool.Name == name);

    // Each kind of tool has its line here: read only, destructive, idempotent, open world.
    private static (bool?, bool?, bool?, bool?) HintsOf(Type tool)
    {
        for (var kind = tool; kind is not null; kind = kind.BaseType)
        {
            if (kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(ReadTool<>))
                return (true, false, true, false);
            if (kind == typeof(GetChangeTool))
                return (true, false, true, false);
            // What is made takes nothing away; whatever else is done does.
            if (kind == typeof(ChangeTool))
                return (false, !(tool.Name.StartsWith("Create", StringComparison.Ordinal) || tool.Name.StartsWith("Restore", StringComparison.Ordinal)), null, false);
        }

        throw new InvalidOperationException($"{tool.Name} is of no kind. Derive it from one, such as ReadTool.");
    }
}
