using System.Text;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>A call that is given up in a request of its own ends at <c>serve --local</c>, too, which keeps no session either.</summary>
public sealed class GivenUpLocallyTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_call_ends_without_an_answer()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        var settings = new ServeSettings { IsLocal = true, UsesSandbox = true, Urls = "http://127.0.0.1:0", Configuration = [] };
        var builder = ServeBuilder.Create(settings, sandbox.BaseAddress);
        var wire = new Wire();
        wire.Lay(builder.Services);
        await using var app = LocalApp.Build(builder, settings, sandbox.BaseAddress, LocalToken.None);
        await app.StartAsync();
        var mcp = new Uri(new Uri(app.Urls.First()), "mcp");
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        wire.Hold = _ =>
        {
            came.TrySetResult();
            return new TaskCompletionSource().Task;
        };

        using var given = await PostAsync(mcp, """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"list_events"}}""");
        await came.Task.WaitAsync(TimeSpan.FromSeconds(30));
        using var said = await PostAsync(mcp, """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}""");

        (await given.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeEmpty();
        await wire.IdleAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(Uri mcp, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
