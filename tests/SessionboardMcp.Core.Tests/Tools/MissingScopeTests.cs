using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>
/// Each call is held to its caller's scopes where it comes in, whatever a host checks before: without one of them nothing is asked of
/// Sessionboard.
/// </summary>
public sealed class MissingScopeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<string> Tools => [.. ToolSamples.Names];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_tool_is_refused_without_any_of_its_scopes_and_of_those_of_its_arguments(string tool)
    {
        foreach (var scope in Needed(tool))
        {
            var wire = new Wire();
            await using var assistant = await ConnectAsync(wire, Scopes.AllRead.Concat(Scopes.AllWrite).Where(other => other != scope));

            (await assistant.AskInVainAsync(tool, ToolSamples.Of(tool).Call)).ShouldBe(Refused(scope));
            wire.All.ShouldBe(0, scope);
        }
    }

    [Fact]
    public async Task An_event_of_several_or_by_choice_needs_the_scope_of_events_and_none_needs_none()
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, [Scopes.ReadInsights]);
        const string Query = "FIND Session INCLUDE COUNT(id) AS sessions";

        (await assistant.AskInVainAsync("run_query", new { query = Query, event_ids = new[] { "3722" } })).ShouldBe(Refused(Scopes.ReadEvents));
        (await assistant.AskInVainAsync("get_schema", new { event_id = "3722" })).ShouldBe(Refused(Scopes.ReadEvents));
        wire.All.ShouldBe(0);

        (await assistant.AskAsync("run_query", new { query = Query })).Rows().Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("sessionboard://events")]
    [InlineData("sessionboard://events/3960")]
    [InlineData("sessionboard://events/3960/agenda")]
    [InlineData("sessionboard://events/3960/schema")]
    [InlineData("sessionboard://sbql")]
    public async Task A_resource_is_refused(string address)
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, []);

        var failure = await Should.ThrowAsync<McpProtocolException>(async () => await assistant.Client.ReadResourceAsync(address));

        failure.Message.ShouldContain(Refused(Scopes.ReadInsights));
        wire.All.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_completed()
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, [Scopes.ReadInsights]);

        (await assistant.Client.CompleteAsync(new PromptReference { Name = "programme_review" }, "event", "")).Completion.Values.ShouldBeEmpty();
        wire.All.ShouldBe(0);
    }

    private static string Refused(string scope) =>
        $"Not allowed: this needs the scope {scope}, which this connection does not have. Ask the person to connect again with it.";

    // An event may be named by choice, and then needs its scope.
    private static IEnumerable<string> Needed(string tool)
    {
        var scopes = ToolCatalogue.Create().Concat(DeepResearch.Create()).Concat(Views.Create()).First(one => one.ProtocolTool.Name == tool).RequiredScopes;
        var namesEvent = ToolSamples.Of(tool).Call is { } sample && JsonSerializer.SerializeToElement(sample).TryGetProperty("event_id", out _);
        return namesEvent ? scopes.Union([Scopes.ReadEvents]) : scopes;
    }

    private Task<Assistant> ConnectAsync(Wire wire, IEnumerable<string> scopes) => Assistant.ConnectAsync(
        sandbox.Address, configure: wire.Lay, settings: ToolSamples.Settings, caller: new Caller("narrow", scopes.ToHashSet(StringComparer.Ordinal), ShowsPersonalData: false));
}
