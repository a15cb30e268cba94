using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>A server that is told to stop: first not ready, then nothing new, and what runs gets its answer.</summary>
public sealed class DrainingTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _hurry = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler());
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var builder = Builder();
        builder.AddDraining();
        _app = builder.Build();
        _app.UseDraining();
        Readiness.Map(_app, look: null);
        _app.MapGet("/call", async (HttpContext context) =>
        {
            _begun.SetResult();
            await _goOn.Task.WaitAsync(context.RequestAborted);
            return "answer";
        });
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _hurry.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task It_is_not_ready_first_then_takes_nothing_new_and_finishes_what_runs()
    {
        var run = Draining.RunAsync(_app, _hurry.Token, _stop.Token);
        var call = _http.GetStringAsync("/call");
        await _begun.Task;
        (await _http.GetAsync("/readyz")).Headers.ConnectionClose.ShouldNotBe(true);

        await _stop.CancelAsync();
        var notReady = await _http.GetAsync("/readyz");

        notReady.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await notReady.Content.ReadAsStringAsync()).ShouldBe("not ready: the server is stopping\n");
        notReady.Headers.ConnectionClose.ShouldBe(true);
        (await UntilRefusedAsync()).ShouldBeGreaterThanOrEqualTo(4);
        run.IsCompleted.ShouldBeFalse();
        call.IsCompleted.ShouldBeFalse();

        _goOn.SetResult();
        (await call).ShouldBe("answer");
        await EndedAsync(run);
    }

    [Fact]
    public async Task A_request_on_its_way_while_nothing_new_is_taken_is_answered()
    {
        var run = Draining.RunAsync(_app, _hurry.Token, _stop.Token);
        using var connection = new TcpClient();
        await connection.ConnectAsync(_http.BaseAddress!.Host, _http.BaseAddress.Port);
        // Connections are taken in their order.
        await _http.GetAsync("/readyz");
        await _stop.CancelAsync();
        await UntilRefusedAsync();

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /readyz HTTP/1.1\r\nHost: {_http.BaseAddress.Authority}\r\n\r\n"));
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 503 Service Unavailable");
        await EndedAsync(run);
    }

    [Fact]
    public async Task Whoever_presses_CtrlC_waits_two_seconds_at_most()
    {
        var run = Draining.RunAsync(_app, _hurry.Token, _stop.Token);
        var call = _http.GetStringAsync("/call");
        await _begun.Task;

        await _hurry.CancelAsync();
        await _stop.CancelAsync();

        await EndedAsync(run);
        await Should.ThrowAsync<HttpRequestException>(call);
    }

    [Theory]
    [InlineData(null, "00:01:15")]
    [InlineData("00:05:00", "00:05:15")]
    public async Task Running_calls_have_longer_than_the_longest_may_take(string? deadline, string expected)
    {
        var builder = Builder();
        builder.Configuration["Sessionboard:Deadline"] = deadline;
        builder.AddDraining();
        await using var app = builder.Build();

        app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-00:00:01")]
    [InlineData("00:01:01")]
    [InlineData("5")]
    public void A_delay_that_is_none_is_said(string value)
    {
        var builder = Builder();
        builder.Configuration["Shutdown:Delay"] = value;

        Should.Throw<ConfigurationProblemException>(builder.AddDraining).Message.ShouldBe($"Shutdown:Delay is '{value}'. Write a time from 00:00:00 to 00:01:00, such as 00:00:05.");
    }

    private WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSessionboardApi();
        return builder;
    }

    private async Task EndedAsync(Task run)
    {
        // Bounded, so that a server which never ends is a failure and no busy loop.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!run.IsCompleted && !patience.IsCancellationRequested)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        run.IsCompleted.ShouldBeTrue("it ends by its clock");
        await run;
    }

    // Which of the two threads is first does not matter: the clock moves on a second with each question.
    private async Task<int> UntilRefusedAsync()
    {
        for (var answers = 0; ; answers++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            try
            {
                using var answer = await _http.GetAsync("/readyz");
                answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            }
            catch (HttpRequestException)
            {
                return answers;
            }
        }
    }
}
