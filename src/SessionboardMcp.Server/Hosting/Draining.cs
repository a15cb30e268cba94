using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Stops without losing a call. Told to stop, the server first says that it is not ready and still answers; then it accepts nothing new and
/// finishes what runs. Whoever presses Ctrl+C waits for none of it.
/// </summary>
internal static partial class Draining
{
    /// <summary>How long running calls may still take after Ctrl+C.</summary>
    public static readonly TimeSpan Interrupted = TimeSpan.FromSeconds(2);

    /// <summary>Gives running calls their time, whichever way the server is told to stop.</summary>
    /// <exception cref="Core.Configuration.ConfigurationProblemException">A setting cannot be used.</exception>
    public static void AddDraining(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ShutdownOptions.Read(builder.Configuration));
        builder.Services.AddSingleton<IConnectionListenerFactory, LingeringSockets>();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<SessionboardOptions>>(
            (host, sessionboard) => host.ShutdownTimeout = ShutdownOptions.Grace(sessionboard.Value.Deadline));
    }

    /// <summary>Has each answer from then on end its connection: a proxy that sent the next request on one that is being closed would lose it.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            // RFC 9113, section 8.2.2: HTTP/2 has no such header, and says it in a frame of its own.
            if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
            {
                context.Response.OnStarting(() =>
                {
                    if (stopping.IsCancellationRequested)
                        context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
    }

    /// <summary>Runs until it is told to stop, and stops.</summary>
    /// <param name="app">It listens.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        // Not disposed of: a signal may still come then.
        var hurry = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => hurry.Cancel());
        await RunAsync(app, hurry.Token, cancellationToken);
    }

    /// <summary>The same, with what tells that somebody waits for the end.</summary>
    internal static async Task RunAsync(WebApplication app, CancellationToken hurry, CancellationToken cancellationToken)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        await StoppingAsync(app, cancellationToken);
        var delay = app.Services.GetRequiredService<ShutdownOptions>().Delay;
        if (!hurry.IsCancellationRequested)
            Log.Stopping(app.Logger, delay.TotalSeconds);
        await Task.Delay(delay, time, hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var hurried = hurry.Register(() => end.CancelAfter(Interrupted));
        await app.StopAsync(end.Token);
    }

    private static async Task StoppingAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = cancellationToken.Register(app.Lifetime.StopApplication);
        await using var heard = app.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Stopping: not ready from now on, no new calls in {Seconds} s, then running ones end")]
        public static partial void Stopping(ILogger logger, double seconds);
    }
}
