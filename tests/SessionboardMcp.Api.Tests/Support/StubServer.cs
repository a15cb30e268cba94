using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Api.Tests.Support;

/// <summary>A real HTTP server on loopback. A request that no test registered fails the test when the server goes.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _unregistered = new();
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    private StubServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://localhost");

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public static async Task<StubServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new StubServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Answers a method and path (without query) in this way from now on.</summary>
    public void On(string route, RequestDelegate answer) => _routes[route] = answer;

    /// <summary>Answers with JSON.</summary>
    public void On(string route, string json, int status = 200) => On(route, Reply.Json(json, status));

    /// <summary>Answers in turn, staying with the last.</summary>
    public void OnEach(string route, params RequestDelegate[] answers)
    {
        var next = -1;
        On(route, context => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](context));
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _unregistered.ShouldBeEmpty();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _seen.Enqueue(new SeenRequest(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));
        var route = $"{context.Request.Method} {context.Request.Path}";
        if (_routes.TryGetValue(route, out var answer))
        {
            await answer(context);
            return;
        }

        _unregistered.Enqueue(route);
        context.Response.StatusCode = 418;
    }
}
