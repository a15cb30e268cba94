using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Server.Pages.Welcome;

namespace SessionboardMcp.Server.Tests.Pages.Welcome;

/// <summary>The links are read as each assistant reads them.</summary>
public sealed class InstallLinksTests
{
    public static TheoryData<string, bool> Places => new()
    {
        { "https://mcp.example.org/mcp", false },
        { "https://mcp.example.org:8443/mcp", false },
        { "http://localhost:3001/mcp", true },
        { "http://[::1]:3001/mcp", false },
        { "https://xn--mller-kva.example/mcp", true },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Claude_gets_name_and_address(string resource, bool needsToken)
    {
        var query = QueryHelpers.ParseQuery(new Uri(InstallLinks.Claude(resource)).Query);

        (needsToken, query["modal"].ToString(), query["connectorName"].ToString(), query["connectorUrl"].ToString())
            .ShouldBe((needsToken, "add-custom-connector", "Sessionboard", resource));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Vs_code_gets_the_json_of_one_server_and_asks_for_the_token_itself(string resource, bool needsToken)
    {
        var link = InstallLinks.VsCode(resource, needsToken);

        link.ShouldStartWith("vscode:mcp/install?");
        var server = JsonDocument.Parse(Uri.UnescapeDataString(link.Split('?', 2)[1])).RootElement;
        (server.GetProperty("name").GetString(), server.GetProperty("type").GetString(), server.GetProperty("url").GetString()).ShouldBe(("sessionboard", "http", resource));
        server.TryGetProperty("headers", out var headers).ShouldBe(needsToken);
        if (needsToken)
        {
            headers.GetProperty("Authorization").GetString().ShouldBe($"Bearer ${{input:{server.GetProperty("inputs")[0].GetProperty("id").GetString()}}}");
            server.GetProperty("inputs")[0].GetProperty("password").GetBoolean().ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Cursor_gets_the_name_and_the_servers_json_in_base64(string resource, bool needsToken)
    {
        var link = new Uri(InstallLinks.Cursor(resource, needsToken));
        var query = QueryHelpers.ParseQuery(link.Query);

        (link.Scheme, link.Host, link.AbsolutePath, query["name"].ToString()).ShouldBe(("cursor", "anysphere.cursor-deeplink", "/mcp/install", "sessionboard"));
        var server = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(query["config"].ToString()))).RootElement;
        server.GetProperty("url").GetString().ShouldBe(resource);
        server.TryGetProperty("headers", out _).ShouldBe(needsToken);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_written_by_hand_is_json_with_the_address(string resource, bool needsToken)
    {
        foreach (var file in new[] { InstallLinks.VsCodeFile(resource, needsToken), InstallLinks.CursorFile(resource, needsToken) })
        {
            var servers = JsonDocument.Parse(file).RootElement.EnumerateObject().Single();
            servers.Value.GetProperty("sessionboard").GetProperty("url").GetString().ShouldBe(resource);
            file.Contains("Bearer TOKEN", StringComparison.Ordinal).ShouldBe(needsToken);
        }

        InstallLinks.ClaudeCode(resource, needsToken).ShouldBe(
            $"claude mcp add --transport http sessionboard {resource}" + (needsToken ? " --header \"Authorization: Bearer TOKEN\"" : ""));
        JsonDocument.Parse(InstallLinks.ProgramFile(needsToken)).RootElement.GetProperty("mcpServers").GetProperty("sessionboard").GetProperty("args")[0].GetString().ShouldBe("stdio");
    }
}
