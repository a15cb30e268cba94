using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Flows.Killed;

/// <summary>Stands between a server and the sandbox, stops what a test asks it to, and notes each refresh that the sandbox granted.</summary>
internal sealed class HoldingRelay : IAsyncDisposable
{
    private const string TokenPath = "/oauth/token";
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Content-Length", "Connection", "Host"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<(string Given, string Got)> _refreshes = new();
    private readonly List<Hold> _holds = [];
    private readonly WebApplication _app;
    private readonly Uri _target;

    private HoldingRelay(WebApplication app, Uri target) => (_app, _target) = (app, target);

    /// <summary>Where to connect to.</summary>
    public Uri Address => new(_app.Urls.First());

    public static async Task<HoldingRelay> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var relay = new HoldingRelay(builder.Build(), target);
        relay._app.Run(relay.PassAsync);
        await relay._app.StartAsync();
        return relay;
    }

    /// <summary>Stops the next token request before it is passed on.</summary>
    public Hold HoldTokenRequest() => Add(new Hold(TokenPath, isOfAnswer: false));

    /// <summary>Passes the next token request on, and stops its answer.</summary>
    public Hold HoldTokenAnswer() => Add(new Hold(TokenPath, isOfAnswer: true));

    /// <summary>Stops the next request to the API.</summary>
    public Hold HoldCall() => Add(new Hold("/v1/", isOfAnswer: false));

    /// <summary>The newest refresh token that the sandbox gave for another one, whether or not it reached anybody.</summary>
    public string NewestFor(string refreshToken) => _refreshes.Last(refresh => refresh.Given == refreshToken).Got;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private Hold Add(Hold hold)
    {
        lock (_holds)
            _holds.Add(hold);
        return hold;
    }

    private Hold? Take(string path)
    {
        lock (_holds)
        {
            var hold = _holds.Find(hold => hold.Meets(path));
            if (hold is not null)
                _holds.Remove(hold);
            return hold;
        }
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var hold = Take(path);
        using var sent = new MemoryStream();
        await context.Request.Body.CopyToAsync(sent, context.RequestAborted);
        if (hold is { IsOfAnswer: false })
            await hold.StopAsync(context.RequestAborted);
        using var request = Copy(context.Request, sent.ToArray());
        // Whoever asked may be gone by now: what was sent is done all the same.
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        if (path == TokenPath && answer.IsSuccessStatusCode)
            Note(sent.ToArray(), body);
        if (hold is { IsOfAnswer: true })
            await hold.StopAsync(context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    // The host that was asked for stays, as the sandbox names it in its metadata.
    private HttpRequestMessage Copy(HttpRequest from, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(_target, from.GetEncodedPathAndQuery()));
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in from.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        request.Headers.Host = from.Host.Value;
        return request;
    }

    private void Note(byte[] sent, byte[] body)
    {
        if (JsonElement.Parse(sent).TryGetProperty("refresh_token", out var given))
            _refreshes.Enqueue((given.GetString()!, JsonElement.Parse(body).GetProperty("refresh_token").GetString()!));
    }
}
