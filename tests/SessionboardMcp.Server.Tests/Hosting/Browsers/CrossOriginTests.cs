using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Hosting.Browsers;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting.Browsers;

/// <summary>What pages of other origins may read, at the server that people sign in to.</summary>
public sealed class CrossOriginTests : IAsyncLifetime, IDisposable
{
    private const string Inspector = "http://localhost:6274";
    private readonly SignInServer _server = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public CrossOriginTests() => _server.Configuration["Cors:Origins"] = $"{Inspector}, https://assistant.example.org";

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource")]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/oauth-authorization-server/as")]
    [InlineData("/.well-known/openid-configuration/as")]
    [InlineData("/.well-known/nothing-of-ours")]
    [InlineData("/as/.well-known/openid-configuration")]
    [InlineData("/as/.well-known/oauth-authorization-server")]
    [InlineData("/as/jwks")]
    public async Task Documents_are_for_every_origin(string path)
    {
        foreach (var origin in (string[])["https://anybody.example", "null", Inspector])
        {
            using var asked = await AskAsync(HttpMethod.Get, path, origin);
            using var preflight = await PreflightAsync(path, origin, "GET", "mcp-protocol-version");

            asked.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
            Allowed(asked).ShouldBe("*");
            preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            Allowed(preflight).ShouldBe("*");
            preflight.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("mcp-protocol-version");
        }
    }

    [Theory]
    [InlineData("/mcp")]
    [InlineData("/as/token")]
    [InlineData("/as/revoke")]
    [InlineData("/as/register")]
    public async Task What_assistants_call_is_for_the_listed_origins(string path)
    {
        foreach (var origin in (string[])[Inspector, "https://assistant.example.org"])
        {
            using var preflight = await PreflightAsync(path, origin, "POST", "authorization,content-type,accept,mcp-protocol-version,mcp-session-id,mcp-method,mcp-name,last-event-id");
            using var asked = await AskAsync(HttpMethod.Post, path, origin);

            preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            Allowed(preflight).ShouldBe(origin);
            preflight.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
            preflight.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("Mcp-Name");
            ((int)asked.StatusCode).ShouldBeInRange(400, 415);
            Allowed(asked).ShouldBe(origin);
            var exposed = asked.Headers.GetValues("Access-Control-Expose-Headers").Single();
            foreach (var header in (string[])["WWW-Authenticate", "Mcp-Session-Id", "MCP-Protocol-Version"])
                exposed.ShouldContain(header);
        }
    }

    [Theory]
    [InlineData("/mcp", "https://evil.example")]
    [InlineData("/mcp", "null")]
    [InlineData("/mcp", "http://localhost:6275")]
    [InlineData("/mcp", "https://localhost:6274")]
    [InlineData("/mcp", "http://localhost:6274.evil.example")]
    [InlineData("/mcp", "https://sub.assistant.example.org")]
    [InlineData("/as/token", "https://evil.example")]
    [InlineData("/as/register", "https://evil.example")]
    [InlineData("/as/revoke", "null")]
    [InlineData("/as/authorize", Inspector)]
    [InlineData("/as/consent", Inspector)]
    [InlineData("/connections", Inspector)]
    [InlineData("/oauth/callback/us", Inspector)]
    [InlineData("/", Inspector)]
    public async Task Anything_else_is_refused(string path, string origin)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            using var asked = await AskAsync(method, path, origin);
            using var preflight = await PreflightAsync(path, origin, method.Method, "authorization");

            foreach (var answer in (HttpResponseMessage[])[asked, preflight])
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
                answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
            }
        }
    }

    [Fact]
    public async Task Two_origins_at_once_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address.Origin, "/mcp"));
        request.Headers.TryAddWithoutValidation("Origin", (string[])[Inspector, "https://evil.example"]);

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example.org")]
    [InlineData("null")]
    [InlineData("http://assistant.example.org")]
    [InlineData("http://localhost:6274/")]
    [InlineData("https://assistant.example.org/path")]
    [InlineData("https://assistant.example.org:443")]
    [InlineData("https://user@assistant.example.org")]
    [InlineData("assistant.example.org")]
    [InlineData("file:///page.html")]
    public void What_is_no_origin_keeps_the_server_from_starting(string origin)
    {
        foreach (var key in (string[])["Cors:Origins", "Cors:Origins:0"])
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = origin }).Build();

            Should.Throw<ConfigurationProblemException>(() => AllowedOrigins.Read(configuration)).Message.ShouldContain($"'{origin}'");
        }
    }

    private static string? Allowed(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string origin)
    {
        using var request = new HttpRequestMessage(method, new Uri(_server.Address.Origin, path));
        if (method == HttpMethod.Post)
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PreflightAsync(string path, string origin, string method, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(_server.Address.Origin, path));
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", method);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", headers);
        return await _http.SendAsync(request);
    }
}
