using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Access;

public class CheckedEndpointTests
{
    [Fact]
    public async Task An_endpoint_that_does_not_say_what_access_it_needs_fails_the_start()
    {
        await using var app = App();
        app.MapGet("/forgotten", () => "open");

        Should.Throw<InvalidOperationException>(() => app.UseSandbox()).Message.ShouldContain("/forgotten");
    }

    [Theory]
    [InlineData("sandbox-full", "write:sessions", 204, "")]
    [InlineData("sandbox-read", "write:sessions", 403, "The token lacks the scope write:sessions.")]
    [InlineData("sandbox-legacy", "write:sessions", 403, "The token lacks the scope write:sessions.")]
    [InlineData("sandbox-legacy", "read:insights", 204, "")]
    [InlineData("sandbox-no-insights", "read:insights", 403, "The token lacks the scope read:insights.")]
    [InlineData("sandbox-no-mcp", "read:insights", 403, "MCP access is off for this token.")]
    [InlineData("sandbox-no-mcp", "read:sessions", 204, "")]
    public async Task An_endpoint_is_reached_with_its_scope_and_insights_with_MCP_access_too(string token, string scope, int status, string message)
    {
        await using var app = App();
        app.MapGet("/probe", () => Results.NoContent()).WithMetadata(new EndpointAccess(scope, null));
        app.UseSandbox();
        await app.StartAsync();

        using var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Add("x-access-token", token);
        using var response = await http.GetAsync(app.Urls.First() + "/probe");

        ((int)response.StatusCode).ShouldBe(status);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldBe(message.Length == 0 ? "" : $$"""{"error":"Forbidden","message":"{{message}}"}""");
    }

    [Fact]
    public async Task An_unexpected_error_tells_nothing_of_itself()
    {
        await using var app = App();
        app.MapGet("/broken", string () => throw new InvalidOperationException("secret")).WithMetadata(new EndpointAccess("read:events", null));
        app.UseSandbox();
        await app.StartAsync();

        using var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Add("x-access-token", "sandbox-full");
        using var response = await http.GetAsync(app.Urls.First() + "/broken");

        ((int)response.StatusCode).ShouldBe(500);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"error":"Internal Server Error","message":"Something went wrong in the sandbox."}""");
    }

    private static WebApplication App()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox(new SandboxOptions { Organization = SmallWorld.Create() });
        return builder.Build();
    }
}
