using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Logs;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Hosting;

public class SandboxLogsTests
{
    [Fact]
    public async Task The_callers_log_gets_the_sandboxs_own_lines_and_no_address()
    {
        var lines = new ConcurrentQueue<string>();
        using var keeper = new SuiteLoggerProvider((category, _, text) => lines.Enqueue($"{category}: {text}"));
        using var caller = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(keeper));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ForwardTo(caller);
        builder.Services.AddSandbox(new SandboxOptions { Organization = SmallWorld.Create() });
        await using var app = builder.Build();
        app.MapGet("/broken", string () => throw new InvalidOperationException("broken")).WithMetadata(new EndpointAccess("read:events", null));
        app.UseSandbox();
        await app.StartAsync();

        using var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Add("x-access-token", "sandbox-full");
        using var answer = await http.GetAsync(app.Urls.First() + "/broken?code=a-code-of-somebody");
        await app.StopAsync();

        lines.ShouldContain(line => line.StartsWith("SessionboardMcp.Sandbox.Hosting.ErrorBoundary: A request failed", StringComparison.Ordinal));
        lines.Where(line => line.Contains("a-code-of-somebody", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
