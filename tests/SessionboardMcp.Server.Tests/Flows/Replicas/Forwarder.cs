using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Flows.Replicas;

/// <summary>The least that a proxy does, where nginx is not installed: each request to the next replica, and to another where one does not listen.</summary>
internal sealed class Forwarder : IFront
{
    // RFC 9110, section 7.6.1.
    private static readonly string[] OfConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host", "Content-Length"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<Passed> _passed = new();
    private readonly ConcurrentDictionary<int, bool> _unready = new();
    private readonly int[] _replicas;
    private readonly WebApplication _app;
    private volatile int _byConnection;
    private int _next;

    private Forwarder(int port, int[] replicas)
    {
        _replicas = replicas;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<SomebodyElse>();
        _app = builder.Build();
        _app.Urls.Add($"http://127.0.0.1:{port}");
        _app.Run(PassAsync);
    }

    public string Name => "a forwarder of its own (for nginx: apt-get install nginx-light)";

    /// <summary>Starts it.</summary>
    public static async Task<Forwarder> StartAsync(int port, int[] replicas)
    {
        var forwarder = new Forwarder(port, replicas);
        await forwarder._app.StartAsync();
        return forwarder;
    }

    public IReadOnlyList<Passed> Passed() => [.. _passed];

    public Task LeaveAsync(int replica)
    {
        _unready.TryAdd(replica, true);
        return Task.CompletedTask;
    }

    public Task ReturnAsync(int replica)
    {
        _unready.TryRemove(replica, out _);
        return Task.CompletedTask;
    }

    public Task RouteByConnectionAsync(int replicas)
    {
        _byConnection = replicas;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var first = _byConnection > 0
            ? (int)((uint)string.GetHashCode(context.Request.Headers.Authorization.ToString(), StringComparison.Ordinal) % (uint)_byConnection)
            : Interlocked.Increment(ref _next);
        for (var tried = 0; ; tried++)
        {
            var replica = _replicas[(uint)(first + tried) % (uint)_replicas.Length];
            if (_unready.ContainsKey(replica) && tried < _replicas.Length)
                continue;
            try
            {
                using var answer = await _http.SendAsync(Request(context.Request, replica, body.ToArray()), HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
                _passed.Enqueue(new Passed($"127.0.0.1:{replica}", context.Request.Path));
                await AnswerAsync(context.Response, answer);
                return;
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConnectionError && tried < _replicas.Length)
            {
                // Nothing was sent: another replica may have it.
            }
            catch (HttpRequestException) when (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                return;
            }
        }
    }

    private static HttpRequestMessage Request(HttpRequest asked, int replica, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri($"http://127.0.0.1:{replica}{asked.Path.ToUriComponent()}{asked.QueryString}"));
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body);
        request.Headers.Host = asked.Host.Value;
        foreach (var (name, value) in asked.Headers.Where(header => !OfConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        return request;
    }

    private static async Task AnswerAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            response.Headers[name] = new StringValues([.. value]);
        await answer.Content.CopyToAsync(response.Body);
    }
}
