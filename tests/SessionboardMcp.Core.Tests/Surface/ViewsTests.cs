using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>Views are told to clients that show them, and change nothing for all others.</summary>
public sealed class ViewsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Board = "ui://sessionboard/agenda";
    private const string Ours = """{"mimeTypes":["text/html;profile=mcp-app"]}""";

    public static TheoryData<string, string?, bool> Clients => new()
    {
        { "2026-07-28", Ours, true },
        { "2025-11-25", Ours, true },
        { "2025-06-18", Ours, true },
        { "2026-07-28", """{"mimeTypes":["text/html","text/html;profile=mcp-app"],"features":["streaming"]}""", true },
        { "2026-07-28", "{}", true },
        { "2026-07-28", """{"mimeTypes":["text/html"]}""", false },
        { "2026-07-28", """{"mimeTypes":[7,null,{}]}""", false },
        { "2025-11-25", """{"mimeTypes":[]}""", false },
        { "2026-07-28", null, false },
        { "2025-11-25", null, false },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_is_told_of_the_board_where_it_shows_views(string revision, string? settings, bool shows)
    {
        await using var assistant = await ConnectAsync(revision, settings);

        var tools = (await assistant.Client.ListToolsAsync()).Select(tool => tool.ProtocolTool).ToList();
        var resources = await assistant.Client.ListResourcesAsync();

        tools.Any(tool => tool.Name == "get_agenda_board").ShouldBe(shows);
        resources.Any(resource => resource.Uri == Board).ShouldBe(shows);
        Told(tools, "get_agenda_draft").ShouldBe(shows ? $$$"""{"ui":{"resourceUri":"{{{Board}}}"},"ui/resourceUri":"{{{Board}}}"}""" : null);
        if (shows)
            Told(tools, "get_agenda_board").ShouldBe($$$"""{"ui":{"resourceUri":"{{{Board}}}","visibility":["app"]},"ui/resourceUri":"{{{Board}}}"}""");
        tools.Where(tool => tool.Meta is not null).Count().ShouldBe(shows ? 3 : 0, "get_agenda_draft, plan_agenda and the view's own");
    }

    [Fact]
    public async Task What_is_for_a_view_alone_is_all_that_its_client_is_listed_besides()
    {
        await using var viewer = await ConnectAsync("2026-07-28", Ours);
        await using var other = await ConnectAsync("2026-07-28", null);

        var shown = (await viewer.Client.ListToolsAsync()).Select(tool => Without(tool.ProtocolTool)).ToList();
        var text = (await other.Client.ListToolsAsync()).Select(tool => JsonSerializer.Serialize(tool.ProtocolTool, McpJsonUtilities.DefaultOptions)).ToList();

        shown.Where(tool => !tool.Contains("\"get_agenda_board\"")).ShouldBe(text);
        // A definition is shared: what one client is told of it the next must not see.
        text.ShouldAllBe(tool => !tool.Contains("_meta"));
    }

    [Fact]
    public async Task The_page_is_one_file_that_fetches_nothing_and_its_policy_says_so()
    {
        // Hosts read it before they call a tool, and some do not say that they show views.
        await using var assistant = await ConnectAsync("2026-07-28", null);

        var page = (await assistant.Client.ReadResourceAsync(Board)).Contents.ShouldHaveSingleItem().ShouldBeOfType<TextResourceContents>();

        page.MimeType.ShouldBe(ToolView.MediaType);
        page.Uri.ShouldBe(Board);
        page.Meta!.ToJsonString().ShouldBe("""{"ui":{"csp":{"connectDomains":[],"resourceDomains":[],"frameDomains":[],"baseUriDomains":[]},"prefersBorder":true}}""");
        page.Text.ShouldStartWith("<!doctype html>");
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(150 * 1024);
        // Nothing that a browser would load, and none of what makes elements of text.
        Regex.Matches(page.Text, """\b(?:src|href)=|@import|url\(|https?://|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bfetch\(|XMLHttpRequest|WebSocket""")
            .Select(found => found.Value).Where(found => found != "https?://").ShouldBeEmpty();
        page.Text.ShouldContain("default-src 'none'; script-src 'sha256-");
    }

    [Fact]
    public async Task The_tool_of_the_board_answers_whoever_calls_it()
    {
        await using var assistant = await ConnectAsync("2026-07-28", null);

        (await assistant.AskAsync("get_agenda_board", new { event_id = 3960, draft_id = "After the programme meeting" })).Rows().ShouldNotBeEmpty();
    }

    private Task<Assistant> ConnectAsync(string revision, string? settings) => Assistant.ConnectAsync(sandbox.Address, settings: new Dictionary<string, string?> { ["Tools:Sets"] = "all" }, asClient: new McpClientOptions
    {
        ProtocolVersion = revision,
        Capabilities = settings is null ? new() : new() { Extensions = new Dictionary<string, object> { ["io.modelcontextprotocol/ui"] = JsonNode.Parse(settings)! } },
    });

    private static string? Told(IEnumerable<Tool> tools, string name) => tools.First(tool => tool.Name == name).Meta?.ToJsonString();

    private static string Without(Tool tool)
    {
        var written = JsonSerializer.SerializeToNode(tool, McpJsonUtilities.DefaultOptions)!.AsObject();
        written.Remove("_meta");
        return written.ToJsonString(McpJsonUtilities.DefaultOptions);
    }
}
