using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SessionboardMcp.Server.Tests.Hosting;

public sealed class LocalRequestsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly SocketsHttpHandler Handler = new();

    [Theory]
    [InlineData("127.0.0.1:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("LOCALHOST:{port}")]
    [InlineData("[::1]:{port}")]
    public async Task A_loopback_name_with_our_port_is_served(string host) =>
        (await AskAsync(request => request.Headers.Host = Here(host))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("192.168.0.1:{port}")]
    public async Task Another_host_is_refused(string host) =>
        (await AskAsync(request => request.Headers.Host = Here(host))).ShouldBe(HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("http://localhost:{port}")]
    [InlineData("http://127.0.0.1:{port}")]
    public async Task Our_own_origin_is_served(string origin) =>
        (await AskAsync(request => request.Headers.Add("Origin", Here(origin)))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("https://localhost:{port}")]
    [InlineData("http://localhost.evil.example:{port}")]
    [InlineData("nonsense")]
    public async Task A_foreign_or_null_origin_is_refused(string origin) =>
        (await AskAsync(request => request.Headers.TryAddWithoutValidation("Origin", Here(origin)))).ShouldBe(HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("Forwarded", "for=1.2.3.4")]
    [InlineData("X-Forwarded-For", "1.2.3.4")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task Forwarded_headers_are_refused(string name, string value) =>
        (await AskAsync(request => request.Headers.Add(name, value))).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Every_path_is_guarded()
    {
        using var client = new HttpMessageInvoker(Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "healthz"));
        request.Headers.Host = "evil.example";

        using var response = await client.SendAsync(request, CancellationToken.None);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private string Here(string text) => text.Replace("{port}", server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private async Task<HttpStatusCode> AskAsync(Action<HttpRequestMessage> change)
    {
        using var client = new HttpMessageInvoker(Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Mcp)
        {
            Content = new StringContent(
                """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""",
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        change(request);
        using var response = await client.SendAsync(request, CancellationToken.None);
        return response.StatusCode;
    }
}
