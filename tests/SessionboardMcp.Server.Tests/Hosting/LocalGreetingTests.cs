using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Each line is whole: what is pasted from it works.</summary>
public partial class LocalGreetingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("a-token-of-32-characters-or-more-")]
    public void What_VS_Code_and_Cursor_are_told_is_JSON_with_address_and_token(string? token)
    {
        var text = LocalGreeting.Of("http://localhost:3001/mcp", null, token);
        var lines = Json().Matches(text).Select(match => JsonDocument.Parse(match.Value).RootElement).ToList();

        lines.Count.ShouldBe(2);
        var code = lines[0].GetProperty("servers").GetProperty("sessionboard");
        var cursor = lines[1].GetProperty("mcpServers").GetProperty("sessionboard");
        code.GetProperty("type").GetString().ShouldBe("http");
        foreach (var entry in new[] { code, cursor })
        {
            entry.GetProperty("url").GetString().ShouldBe("http://localhost:3001/mcp");
            entry.TryGetProperty("headers", out var headers).ShouldBe(token is not null);
            if (token is not null)
                headers.GetProperty("Authorization").GetString().ShouldBe($"Bearer {token}");
        }

        text.Contains($"claude mcp add --transport http sessionboard http://localhost:3001/mcp{(token is null ? "\n" : $" --header \"Authorization: Bearer {token}\"\n")}", StringComparison.Ordinal).ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("is that of Local__Token.", true)]
    [InlineData("lies in /data/local-token", false)]
    [InlineData(null, false)]
    public void A_log_is_told_where_the_token_is_found_and_neither_the_token_nor_a_code(string? where, bool canApprove)
    {
        var lines = LocalGreeting.ForLog("http://localhost:3001/mcp", null, where, canApprove).Split('\n');

        lines[0].ShouldBe("MCP is served at http://localhost:3001/mcp for this machine only.");
        lines.Count(line => line == $"The bearer token, required on every request, {where}").ShouldBe(where is null ? 0 : 1);
        lines.Count(line => line.Contains("run the command pair", StringComparison.Ordinal)).ShouldBe(canApprove ? 1 : 0);
        lines.ShouldAllBe(line => line.Length > 0 && !line.Contains("code=", StringComparison.Ordinal));
    }

    // As in a container, whose log is kept and shipped elsewhere.
    [Fact]
    public async Task A_server_that_logs_JSON_writes_its_token_nowhere_but_into_its_file()
    {
        using var data = new TemporaryDirectory();
        var address = new Uri($"http://127.0.0.1:{SignInServer.FreePort()}");
        await using var server = await ServerProcess.StartAsync(
            address, "--local", "--data", data.Path, "--Sessionboard:ApiToken=token-of-nobody");
        await server.SignalAsync("TERM");
        (await server.EndAsync()).ShouldBe(0);

        var token = (await File.ReadAllTextAsync(Path.Combine(data.Path, "local-token"))).Trim();
        server.Output.ShouldContain($"The bearer token, required on every request, lies in {data.Path}/local-token");
        server.Output.ShouldContain("run the command pair");
        server.Output.ShouldNotContain(token);
        server.Output.ShouldNotContain("code=");
        foreach (var line in server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonDocument.Parse(line).RootElement.GetProperty("LogLevel").GetString().ShouldNotBeNull();
    }

    [GeneratedRegex(@"\{.*\}")]
    private static partial Regex Json();
}
