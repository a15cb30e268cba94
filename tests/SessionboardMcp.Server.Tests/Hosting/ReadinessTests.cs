using System.Net;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>A server whose store was taken away says so to whoever may send it work, and says when it is there again.</summary>
public sealed class ReadinessTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task It_is_ready_and_keeps_the_answer_for_two_seconds()
    {
        (await AskAsync()).ShouldBe((HttpStatusCode.OK, "ready\n"));
        var away = Away(_server.Data);

        (await AskAsync()).Status.ShouldBe(HttpStatusCode.OK);
        _server.Time.Advance(TimeSpan.FromSeconds(2));
        (await AskAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, "not ready: the data folder is gone\n"));
        // Who sends calls to replicas goes on: the server's own answer says when to come again.
        (await AskAsync("/readyz?exclude=database")).ShouldBe((HttpStatusCode.OK, "ready\n"));
        (await AskAsync("/readyz?exclude=other")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        Directory.Move(away, _server.Data);
        _server.Time.Advance(TimeSpan.FromSeconds(2));
        (await AskAsync()).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("keys", "the keys are gone")]
    [InlineData("sessionboard-mcp.db", "the database is gone")]
    public async Task What_is_missing_is_named_without_a_path(string name, string expected)
    {
        Away(Path.Combine(_server.Data, name));

        var (status, text) = await AskAsync();

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldBe($"not ready: {expected}\n");
    }

    [Fact]
    public async Task A_database_that_is_none_any_more_is_said()
    {
        var path = Path.Combine(_server.Data, "sessionboard-mcp.db");
        foreach (var file in Directory.GetFiles(_server.Data, "sessionboard-mcp.db*"))
            Away(file);
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("This is not what SQLite writes. ", 200)));

        (await AskAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, "not ready: the database cannot be read\n"));
    }

    [Fact]
    public async Task A_load_balancer_knows_no_host_name()
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _server.Address.Origin };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/readyz");
        request.Headers.Host = "10.0.0.1:8080";

        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Away(string path)
    {
        var away = path + ".away";
        Directory.Move(path, away);
        return away;
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string path = "/readyz")
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _server.Address.Origin };
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
