using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>
/// What the best-known clients register, as far as their sources, documentation and public reports tell: looked up on 2026-11-28. They change
/// monthly; a line that no longer holds is replaced here, and in <c>known-clients.json</c> if an address is new.
/// </summary>
public class PresentClientsTests
{
    /// <summary>Client, body, and how many of its addresses are not accepted.</summary>
    public static TheoryData<string, string, int> Clients => new()
    {
        // anthropics/claude-ai-mcp issue 1043 (2026-09): asks for a secret, and gets none.
        { "Claude", """{"client_name":"Claude","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"client_secret_post","scope":"read:events","redirect_uris":["https://claude.ai/api/mcp/auth_callback"]}""", 0 },
        // appstrate/appstrate issue 1267 and elmohq/elmo pull request 684 (2026-09), which logged it: no scope.
        { "Claude Code", """{"client_name":"Claude Code (sessionboard)","redirect_uris":["http://localhost:3118/callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none","application_type":"native"}""", 0 },
        // BasedHardware/omi issue 8824, danielealbano/android-remote-control-mcp pull request 166 (2026-07, -08): an address for each connector.
        { "ChatGPT", """{"client_name":"ChatGPT","redirect_uris":["https://chatgpt.com/connector/oauth/OUbdUMlL15Ct"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none"}""", 0 },
        { "ChatGPT with issuer", """{"client_name":"ChatGPT","redirect_uris":["https://chatgpt.com/connector_platform_oauth_redirect"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"client_secret_post"}""", 0 },
        // elmohq/elmo pull request 684, openai/codex issue 30460 (2026-08).
        { "Codex", """{"client_name":"Codex","redirect_uris":["http://127.0.0.1:37819/callback/6MFBM1In3Ey-"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none","application_type":"native"}""", 0 },
        // microsoft/vscode src/vs/base/common/oauth.ts, fetchDynamicRegistration; the second is the set of 2025 versions.
        { "VS Code", """{"client_name":"Visual Studio Code","client_uri":"https://code.visualstudio.com","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"redirect_uris":["https://insiders.vscode.dev/redirect","https://vscode.dev/redirect","http://127.0.0.1/","http://127.0.0.1:33418/"],"scope":"read:events read:insights","token_endpoint_auth_method":"none","application_type":"native"}""", 0 },
        { "VS Code 2025", """{"client_name":"Visual Studio Code - Insiders","client_uri":"https://code.visualstudio.com","grant_types":["authorization_code","refresh_token","urn:ietf:params:oauth:grant-type:device_code"],"response_types":["code"],"redirect_uris":["https://insiders.vscode.dev/redirect","https://vscode.dev/redirect","http://localhost/","http://127.0.0.1/","http://localhost:33418/","http://127.0.0.1:33418/"],"token_endpoint_auth_method":"none"}""", 0 },
        // soflyy/agent-connector-for-wp issue 111, erp-mafia/accounted pull request 2225, bytebase/bytebase issue 20510 (2026-06 to -09).
        { "Cursor", """{"client_name":"Cursor","redirect_uris":["cursor://anysphere.cursor-mcp/oauth/callback","https://www.cursor.com/agents/mcp/oauth/callback","http://localhost:8787/callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none"}""", 0 },
        { "Cursor before", """{"client_name":"Cursor","redirect_uris":["cursor://anysphere.cursor-mcp/oauth/callback"],"token_endpoint_auth_method":"none"}""", 0 },
        // google-gemini/gemini-cli packages/core/src/mcp/oauth-provider.ts: an empty scope.
        { "Gemini CLI", """{"client_name":"Gemini CLI MCP Client","redirect_uris":["http://localhost:7777/oauth/callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none","code_challenge_method":["S256"],"scope":""}""", 0 },
        // block/goose, by way of the official Rust SDK.
        { "Goose", """{"client_name":"goose","redirect_uris":["http://127.0.0.1:49152/oauth_callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none"}""", 0 },
        // geelen/mcp-remote: scopes of OpenID Connect where it finds no others.
        { "mcp-remote", """{"client_name":"MCP CLI Proxy","client_uri":"https://github.com/modelcontextprotocol/mcp-cli","redirect_uris":["http://localhost:3334/oauth/callback"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"software_id":"2e6dc280-f3c3-4e01-99a7-8181dbd1d23d","software_version":"0.1.38","scope":"openid email profile"}""", 0 },
        // modelcontextprotocol/inspector, client/src/lib/auth.ts.
        { "MCP Inspector", """{"client_name":"MCP Inspector","client_uri":"https://github.com/modelcontextprotocol/inspector","redirect_uris":["http://localhost:6274/oauth/callback","http://localhost:6274/oauth/callback/debug"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"]}""", 0 },
        // Devin's documentation, by way of koala73/worldmonitor docs (2026-09).
        { "Devin", """{"client_name":"Devin","redirect_uris":["https://api.devin.ai/mcp/oauth/callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"client_secret_basic"}""", 0 },
        // danny-avila/LibreChat packages/api/src/mcp/oauth/handler.ts, on this machine; elsewhere its operator and ours must agree.
        { "LibreChat", """{"client_name":"LibreChat MCP Client","redirect_uris":["http://localhost:3080/api/mcp/sessionboard/oauth/callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"client_secret_basic","logo_uri":"","tos_uri":null}""", 0 },
        // Sets as they may become.
        { "VS Code to come", """{"client_name":"Visual Studio Code","redirect_uris":["vscode://callback","https://next.vscode.dev/redirect","http://127.0.0.1/"]}""", 2 },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task The_client_registers_and_signs_in_at_each_accepted_address(string client, string body, int dropped)
    {
        await using var issuer = await TestIssuer.StartAsync();
        var sent = JsonDocument.Parse(body).RootElement.GetProperty("redirect_uris").EnumerateArray().Select(redirect => redirect.GetString()!).ToList();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await issuer.Client.PostAsync(new Uri("as/register", UriKind.Relative), content);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        response.StatusCode.ShouldBe(HttpStatusCode.Created, $"{client}: {answer}");
        var registered = answer.GetProperty("redirect_uris").EnumerateArray().Select(redirect => redirect.GetString()!).ToList();
        registered.Count.ShouldBe(sent.Count - dropped, client);
        registered.ShouldBeSubsetOf(sent);
        answer.GetProperty("token_endpoint_auth_method").GetString().ShouldBe("none");
        var id = answer.GetProperty("client_id").GetString()!;
        foreach (var redirect in registered)
        {
            var (target, code) = await issuer.Client.AuthorizeAsync(id, redirect);
            target.ShouldNotBeNull($"{client} {redirect}");
            (await issuer.Client.ExchangeCodeAsync(id, redirect, code)).Status.ShouldBe(HttpStatusCode.OK, $"{client} {redirect}");
        }
    }

    /// <summary>Hosts where anybody can have a tenant, and look-alikes: an operator may add the first (see the decisions in CONTRIBUTING).</summary>
    [Theory]
    [InlineData("https://global.consent.azure-apim.net/redirect/sessionboard")]
    [InlineData("https://oauth.n8n.cloud/oauth2/callback")]
    [InlineData("https://team.app.n8n.cloud/rest/oauth2-credential/callback")]
    [InlineData("https://cursor.com/agents/mcp/oauth/callback")]
    [InlineData("https://www.cursor.com/agents/mcp/oauth/callback/")]
    [InlineData("https://www.cursor.com/agents/mcp/oauth/callback?next=https://evil.example")]
    [InlineData("https://www.cursor.com.evil.example/agents/mcp/oauth/callback")]
    [InlineData("https://insiders.vscode.dev/redirect/x")]
    [InlineData("https://evil.vscode.dev/redirect")]
    [InlineData("https://api.devin.ai/mcp/oauth/callback/../evil")]
    [InlineData("cursor://evil.cursor-mcp/oauth/callback")]
    public void These_are_not_accepted(string redirect)
    {
        Should.Throw<SessionboardMcp.Server.Identity.Clients.ClientMetadataException>(() => Rules.With().Registration(new() { RedirectUris = [redirect] }));
        if (redirect.StartsWith("https://global", StringComparison.Ordinal))
            Rules.With(redirect).Registration(new() { RedirectUris = [redirect] }).RedirectUris.ShouldBe([redirect]);
    }
}
