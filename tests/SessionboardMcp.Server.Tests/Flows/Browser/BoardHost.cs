using System.Text.Json;
using Microsoft.Playwright;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Clients;
using SessionboardMcp.Server.Tests.Hosting;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// An assistant that shows views: the official host side of MCP Apps in Chromium, and a client that reads the board's page from a server of ours. The
/// board is in a frame without an origin, under the policy that the host has to make of what the page declares.
/// </summary>
public sealed class BoardHost : IAsyncLifetime
{
    private const string Outside = "https://host.test/";
    private const string Inside = "https://board.test/agenda.html";

    private readonly RunningServer _server = new();
    private Chromium? _chromium;
    private McpClient? _client;
    private string _page = "";
    private string _board = "";
    private string _policy = "";

    /// <summary>The assistant's client, which declared that it shows views.</summary>
    internal McpClient Client => _client ?? throw new InvalidOperationException("There is no client.");

    public async Task InitializeAsync()
    {
        if (new ChromiumFactAttribute().Skip is not null)
            return;
        var (code, page, error) = await RealClients.RunAsync("node", [Path.Combine("board", "page.mjs")]);
        _page = code == 0 ? page : throw new InvalidOperationException(error);
        _chromium = await Chromium.StartAsync();
        await _server.InitializeAsync();
        var views = JsonDocument.Parse("""{"mimeTypes":["text/html;profile=mcp-app"]}""").RootElement;
        _client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(_server.Mcp, "?toolsets=all") }),
            new McpClientOptions { Capabilities = new() { Extensions = new Dictionary<string, object> { ["io.modelcontextprotocol/ui"] = views } } });
        var tool = (await _client.ListToolsAsync()).First(tool => tool.Name == "get_agenda_draft");
        var read = await _client.ReadResourceAsync(tool.ProtocolTool.Meta!["ui"]!["resourceUri"]!.GetValue<string>());
        var content = (TextResourceContents)read.Contents.Single();
        _board = content.Text;
        var declared = content.Meta!["ui"]!["csp"]!;
        string Of(string name) => string.Join(' ', declared[name]!.AsArray().Select(domain => domain!.GetValue<string>()));
        // MCP Apps 2026-01-26, "CSP Construction from Metadata".
        _policy = $"default-src 'none'; script-src 'self' 'unsafe-inline' {Of("resourceDomains")}; style-src 'self' 'unsafe-inline' {Of("resourceDomains")}; connect-src 'self' {Of("connectDomains")}; img-src 'self' data:; font-src 'self'; media-src 'self' data:; frame-src 'none'; object-src 'none'; base-uri 'self'";
    }

    public async Task DisposeAsync()
    {
        if (_client is null)
            return;
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        await _chromium!.DisposeAsync();
    }

    /// <summary>Shows the board in a conversation, as after a call of <c>get_agenda_draft</c>.</summary>
    /// <param name="fake">Of what invented data (fake.mjs), as JSON; null for what the server has.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="isDark">Whether the host is dark.</param>
    /// <param name="more">More for the host, as members of a JSON object.</param>
    /// <param name="draft">The draft that is asked for.</param>
    internal async Task<ShownBoard> ShowAsync(string? fake, int width = 1280, bool isDark = false, string more = "", string draft = "After the programme meeting")
    {
        var person = await _chromium!.PersonAsync(isDark ? ColorScheme.Dark : ColorScheme.Light, width, 800);
        var page = person.Page;
        await page.RouteAsync($"{Outside}**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = _page }));
        await page.RouteAsync(Inside, route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = _board,
            Headers = new Dictionary<string, string> { ["content-security-policy"] = _policy },
        }));
        await page.ExposeFunctionAsync<string, string, Task<string>>("callTool", CallAsync);
        await page.GotoAsync(Outside);
        await page.EvaluateAsync($$$"""
            window.show({ address: '{{{Inside}}}', input: { event_id: '3960', draft_id: {{{JsonSerializer.Serialize(draft)}}} }, fake: {{{fake ?? "null"}}}, context: { theme: '{{{(isDark ? "dark" : "light")}}}' } {{{more}}} })
            """);
        return new ShownBoard(person, page.Frames.First(frame => frame.Url == Inside));
    }

    private async Task<string> CallAsync(string tool, string arguments) => JsonSerializer.Serialize(
        await Client.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!), ModelContextProtocol.McpJsonUtilities.DefaultOptions);
}
