using SessionboardMcp.Server.Identity.Clients;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public class ClientIdUrlTests
{
    [Theory]
    [InlineData("https://claude.ai/oauth/mcp-oauth-client-metadata")]
    [InlineData("https://chatgpt.com/oauth/client.json")]
    [InlineData("https://assistant.example:8443/client.json?edition=1")]
    public void An_https_address_with_a_path_names_a_client(string id) => ClientIdUrl.Parse(id).ShouldNotBeNull().AbsoluteUri.ShouldBe(id);

    [Theory]
    [InlineData("http://assistant.example/client.json")]
    [InlineData("https://assistant.example")]
    [InlineData("https://assistant.example/")]
    [InlineData("https://assistant.example/client.json#part")]
    [InlineData("https://assistant.example/client.json#")]
    [InlineData("https://me:secret@assistant.example/client.json")]
    [InlineData("https://assistant.example@evil.example/client.json")]
    [InlineData("https://assistant.example/a/../client.json")]
    [InlineData("https://assistant.example/./client.json")]
    [InlineData("https://Assistant.example/client.json")]
    [InlineData("https://assistant.example:443/client.json")]
    [InlineData("https:\\\\assistant.example\\client.json")]
    [InlineData("https://127.0.0.1/client.json")]
    [InlineData("https://[::1]/client.json")]
    [InlineData("https://2130706433/client.json")]
    [InlineData("https://assistänt.example/client.json")]
    [InlineData("https://assistant.example/client json")]
    [InlineData("file:///etc/passwd")]
    [InlineData("dcr-abc")]
    public void Anything_else_does_not(string id) => ClientIdUrl.Parse(id).ShouldBeNull();

    [Fact]
    public void A_long_one_does_not() => ClientIdUrl.Parse("https://assistant.example/" + new string('a', 500)).ShouldBeNull();
}
