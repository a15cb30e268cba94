using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>One warning for each refusal: which assistant, which code, and where the answer would have gone.</summary>
public sealed class RefusalLogTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();
    private readonly FakeLogCollector _log = new();

    public Task InitializeAsync()
    {
        _server.Logging = logging => logging.AddProvider(new FakeLoggerProvider(_log));
        return _server.InitializeAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/callback?secret=value", "invalid_request", "evil.example")]
    [InlineData("redirect_uri", "https://xn--\u00fc.example/callback?secret=value", "invalid_request", "none")]
    [InlineData("client_id", "nobody-\u001b[31m\nknown", "invalid_request", "claude.ai")]
    [InlineData("response_type", "token", "unsupported_response_type", "claude.ai")]
    [InlineData("code_challenge", null, "invalid_request", "claude.ai")]
    [InlineData("resource", "https://elsewhere.example/mcp", "invalid_target", "claude.ai")]
    public async Task A_refused_authorization_leaves_one_line(string parameter, string? value, string code, string host)
    {
        using var visitor = new Visitor(_server.Address);
        await visitor.RegisterAsync();
        _log.Clear();

        using var answer = await visitor.GetAsync(visitor.AuthorizeUrl((parameter, value)));

        var line = Warnings("Refused an authorization").ShouldHaveSingleItem();
        line.ShouldContain(code);
        line.ShouldEndWith($"redirect host {host}");
        line.ShouldNotContain("secret=value");
        line.Any(char.IsControl).ShouldBeFalse();
        line.Length.ShouldBeLessThan(400);
        if (answer.StatusCode == HttpStatusCode.BadRequest)
            (await answer.Content.ReadAsStringAsync()).ShouldContain($"<small class=\"code\">{code}</small>");
    }

    [Fact]
    public async Task A_refused_registration_leaves_one_line()
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _server.Address.Origin };
        using var answer = await http.PostAsJsonAsync("/as/register", new { client_name = "Evil\r\n\u001b[31mclient" + new string('x', 5_000), redirect_uris = (string[])["https://evil.example/callback?secret=value"] });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var line = Warnings("Refused a registration").ShouldHaveSingleItem();
        line.ShouldContain("client Evil");
        line.ShouldContain("invalid_redirect_uri");
        line.ShouldEndWith("redirect hosts evil.example");
        line.Any(char.IsControl).ShouldBeFalse();
        line.Length.ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"client_name":"\ud800","redirect_uris":["\udc00"]}""")]
    public async Task One_that_cannot_be_read_leaves_one_line_too(string body)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _server.Address.Origin };
        using var content = new StringContent(body, null, "application/json");
        using var answer = await http.PostAsync("/as/register", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Warnings("Refused a registration").ShouldHaveSingleItem().ShouldContain("client unknown");
    }

    private List<string> Warnings(string begun) =>
        [.. _log.GetSnapshot().Where(entry => entry.Level == LogLevel.Warning && entry.Message.StartsWith(begun, StringComparison.Ordinal)).Select(entry => entry.Message)];
}
