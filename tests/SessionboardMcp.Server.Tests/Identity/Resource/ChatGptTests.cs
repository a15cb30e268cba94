using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

/// <summary>At 2025-11-25 a client names itself only at the beginning, so that over HTTP its OAuth client tells who asks.</summary>
public sealed class ChatGptTests(SignInServer server) : IClassFixture<SignInServer>
{
    [Theory]
    [InlineData("https://chatgpt.com/connector_platform_oauth_redirect", "ChatGPT", true)]
    [InlineData("https://chatgpt.com/connector/oauth/OUbdUMlL15Ct", "Some connector", true)]
    // A name that anybody may register proves nothing, and is not needed: ChatGPT's own addresses are known.
    [InlineData("https://claude.ai/api/mcp/auth_callback", "ChatGPT", false)]
    [InlineData("http://127.0.0.1/callback", "ChatGPT", false)]
    [InlineData("https://claude.ai/api/mcp/auth_callback", "Claude", false)]
    public async Task Its_tools_are_listed_for_whom_the_code_was_sent_to(string redirect, string name, bool listed)
    {
        using var visitor = new Visitor(server.Address) { RedirectTo = redirect };
        await visitor.RegisterAsync(name);
        var tokens = await visitor.SignInAsync();

        foreach (var revision in (string[])["2025-06-18", "2025-11-25"])
        {
            using var answer = await visitor.McpAsync(tokens.Access, revision, "tools/list", "{}");
            var tools = (await Visitor.JsonAsync(answer)).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()).ToList();

            (tools.Contains("search"), tools.Contains("fetch")).ShouldBe((listed, listed), revision);
        }
    }
}
