using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Server.Hosting;

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

    [GeneratedRegex(@"\{.*\}")]
    private static partial Regex Json();
}
