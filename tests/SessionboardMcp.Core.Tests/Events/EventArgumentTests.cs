using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Floors;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Events;

/// <summary>There is one <c>event_id</c>, and one way from it to an event.</summary>
public sealed class EventArgumentTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<string> Tools =>
        [.. ToolCatalogue.Create().Select(tool => tool.ProtocolTool).Where(tool => tool.InputSchema.GetProperty("properties").TryGetProperty("event_id", out _)).Select(tool => tool.Name)];

    [Fact]
    public void The_argument_is_written_in_one_file() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "SessionboardMcp.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("\"event_id\"", StringComparison.Ordinal) || text.Contains("\"event_ids\"", StringComparison.Ordinal)))
            .Select(Path.GetFileName)
            .ShouldBe(["EventArgument.cs"]);

    [Fact]
    public void Only_it_and_the_operators_own_list_resolve_events() =>
        MethodCalls.Callers(typeof(EventArgument).Assembly, method => method.Contains("EventResolver::Resolve(", StringComparison.Ordinal)).ShouldBe(["EventArgument", "SearchTool"]);

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Every_tool_takes_an_event_the_same_way(string tool)
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskInVainAsync(tool, With(tool, "Nowhere Fair"))).ShouldStartWith("Argument `event_id`: no event has the id or name \"Nowhere Fair\". The nearest: ");
        (await assistant.TryAsync(tool, With(tool, $"  {SeededEvents.DevCon} "))).Text.ShouldNotContain("Argument `event_id`");
        (await assistant.TryAsync(tool, With(tool, "meridian DEVCON 2027"))).Text.ShouldNotContain("Argument `event_id`");
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Who_names_an_event_needs_the_scope_for_events(string tool) =>
        RequiredScopes.OfTool(tool, new Dictionary<string, JsonElement> { ["event_id"] = JsonElement.Parse("3960") }).ShouldContain(Scopes.ReadEvents);

    private static JsonObject With(string tool, string name)
    {
        var arguments = ToolSamples.Of(tool).Call is { } sample ? JsonSerializer.SerializeToNode(sample)!.AsObject() : [];
        arguments["event_id"] = name;
        return arguments;
    }
}
