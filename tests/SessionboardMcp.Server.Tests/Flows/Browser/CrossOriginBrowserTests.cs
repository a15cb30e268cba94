using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>An assistant that is a page of another origin, in a real browser, which alone decides what the page may read.</summary>
public sealed class CrossOriginBrowserTests
{
    // What an SDK in a browser does: a message, and the event or the document that answers it.
    private const string Call = """
        async ([address, method, params]) => {
            try {
                const answer = await fetch(address, {
                    method: 'POST',
                    headers: { 'content-type': 'application/json', 'accept': 'application/json, text/event-stream', 'mcp-protocol-version': '2025-11-25' },
                    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: JSON.parse(params) }),
                });
                return `${answer.status} ${answer.headers.get('WWW-Authenticate') ?? ''} ${await answer.text()}`;
            } catch (problem) {
                return `blocked: ${problem}`;
            }
        }
        """;

    private const string Read = """
        async address => {
            try {
                const answer = await fetch(address, { headers: { 'MCP-Protocol-Version': '2025-11-25' } });
                return `${answer.status} ${await answer.text()}`;
            } catch (problem) {
                return `blocked: ${problem}`;
            }
        }
        """;

    private const string Initialize = """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"page","version":"1"}}""";

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_calls_serve_local_where_its_origin_is_listed_and_not_otherwise(bool isListed)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var site = await SiteAsync();
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var origin = isListed ? site.Urls.First() : "http://localhost:6274";
        await using var server = LocalApp.Build(
            new ServeSettings { IsLocal = true, UsesSandbox = true, Urls = "http://127.0.0.1:0", Configuration = [$"--Cors:Origins={origin}"] }, sandbox.BaseAddress);
        await server.StartAsync();
        var page = await PageAsync(chromium, site);
        var mcp = server.Urls.First() + "/mcp";

        var initialized = await page.EvaluateAsync<string>(Call, new[] { mcp, "initialize", Initialize });
        var listed = await page.EvaluateAsync<string>(Call, new[] { mcp, "tools/list", "{}" });

        if (isListed)
        {
            initialized.ShouldStartWith("200 ");
            initialized.ShouldContain("sessionboard-mcp");
            listed.ShouldContain("find_event");
        }
        else
        {
            initialized.ShouldStartWith("blocked: ");
            listed.ShouldStartWith("blocked: ");
        }
    }

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_reads_the_metadata_always_and_the_challenge_where_its_origin_is_listed(bool isListed)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var site = await SiteAsync();
        using var server = new SignInServer();
        if (isListed)
            server.Configuration["Cors:Origins:0"] = site.Urls.First();
        await server.InitializeAsync();
        try
        {
            var page = await PageAsync(chromium, site);

            var resource = await page.EvaluateAsync<string>(Read, $"{server.Address.Text}/.well-known/oauth-protected-resource/mcp");
            var issuer = await page.EvaluateAsync<string>(Read, $"{server.Address.Text}/.well-known/oauth-authorization-server/as");
            var nothing = await page.EvaluateAsync<string>(Read, $"{server.Address.Text}/.well-known/nothing-of-ours");
            var challenged = await page.EvaluateAsync<string>(Call, new[] { server.Address.Resource, "initialize", Initialize });

            JsonDocument.Parse(resource["200 ".Length..]).RootElement.GetProperty("resource").GetString().ShouldBe(server.Address.Resource);
            issuer.ShouldContain("token_endpoint");
            nothing.ShouldStartWith("404");
            challenged.ShouldStartWith(isListed ? "401 Bearer resource_metadata" : "blocked: ");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<IPage> PageAsync(Chromium chromium, WebApplication site)
    {
        var person = await chromium.PersonAsync();
        await person.Page.GotoAsync(site.Urls.First());
        return person.Page;
    }

    private static async Task<WebApplication> SiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/", () => Results.Text("<!doctype html><title>An assistant</title>", "text/html"));
        await site.StartAsync();
        return site;
    }
}
