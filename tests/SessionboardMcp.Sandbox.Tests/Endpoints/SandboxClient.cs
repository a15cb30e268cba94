using System.Text;
using System.Text.Json;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

/// <summary>A sandbox on a port of its own, and a plain HTTP client of it.</summary>
internal sealed class SandboxClient : IAsyncDisposable
{
    private readonly SandboxHost _host;
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public SandboxClient(SandboxHost host)
    {
        _host = host;
        _http.BaseAddress = host.BaseAddress;
    }

    public static async Task<SandboxClient> StartAsync(SandboxOptions options) => new(await SandboxHost.StartAsync(options));

    public async Task<SandboxAnswer> SendAsync(HttpMethod method, string path, string? token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Add("x-access-token", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        return new SandboxAnswer((int)response.StatusCode, text, response.Content.Headers.ContentType?.ToString(), headers);
    }

    public Task<SandboxAnswer> GetAsync(string path, SandboxToken? token = null) =>
        SendAsync(HttpMethod.Get, path, (token ?? SandboxTokens.Full).Value);

    public Task<SandboxAnswer> PostAsync(string path, string? body = null, SandboxToken? token = null) =>
        SendAsync(HttpMethod.Post, path, (token ?? SandboxTokens.Full).Value, body);

    public Task<SandboxAnswer> PutAsync(string path, string body, SandboxToken? token = null) =>
        SendAsync(HttpMethod.Put, path, (token ?? SandboxTokens.Full).Value, body);

    public Task<SandboxAnswer> DeleteAsync(string path, SandboxToken? token = null) =>
        SendAsync(HttpMethod.Delete, path, (token ?? SandboxTokens.Full).Value);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record SandboxAnswer(int Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json { get; } = Parse(Text);

    public IReadOnlyList<JsonElement> Results => [.. Json.GetProperty("results").EnumerateArray()];

    public SandboxAnswer ShouldBeOk()
    {
        Status.ShouldBe(200, Text);
        ContentType.ShouldBe("application/json; charset=utf-8");
        return this;
    }

    /// <summary>The status, and exactly the body that every error has.</summary>
    public void ShouldBeError(int status, string error, string message)
    {
        Status.ShouldBe(status, Text);
        ContentType.ShouldBe("application/json; charset=utf-8");
        Json.EnumerateObject().Select(property => property.Name).ShouldBe(["error", "message"]);
        Json.GetProperty("error").GetString().ShouldBe(error);
        Json.GetProperty("message").GetString().ShouldBe(message);
    }

    /// <summary>200 without a body, which is all that a deletion answers.</summary>
    public void ShouldBeDone()
    {
        Status.ShouldBe(200, Text);
        Text.ShouldBeEmpty();
    }

    private static JsonElement Parse(string text)
    {
        if (text.Length == 0)
            return default;
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
