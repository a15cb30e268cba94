using System.Globalization;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Api.Flights;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// Tells a client how far the reading or planning is that its call waits for, where it asked for that (MCP 2026-07-28, utilities/progress): not more often than
/// somebody can look, always more than before, and nothing once the call is over.
/// </summary>
internal sealed class CallProgress : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Steps> _parts = new(StringComparer.Ordinal);

    // What was not sent yet is out of date once there is something newer.
    private readonly Channel<ProgressNotificationValue> _toSend = Channel.CreateBounded<ProgressNotificationValue>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly TimeProvider _time;
    private readonly Task _sending;
    private int _told;
    private long? _toldAt;

    private CallProgress(McpServer server, ProgressToken token, TimeProvider time, CancellationToken cancellationToken)
    {
        _time = time;
        _sending = SendAsync(server, token, cancellationToken);
    }

    /// <summary>The progress of a call.</summary>
    /// <returns>Null where its client did not ask for it.</returns>
    public static CallProgress? Of(McpServer server, RequestParams? request, TimeProvider time, CancellationToken cancellationToken) =>
        request?.ProgressToken is { } token ? new CallProgress(server, token, time, cancellationToken) : null;

    /// <summary>The progress of one of the readings that the call waits for.</summary>
    /// <param name="part">What is read, in the words of an answer.</param>
    public IProgress<Steps> Part(string part) => new PartProgress(this, part);

    /// <summary>Sends what is left. The answer may follow.</summary>
    public async ValueTask DisposeAsync()
    {
        _toSend.Writer.TryComplete();
        // Whatever kept it from being told, the answer is worth more.
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Tells how far a part of the call is that is no reading.</summary>
    /// <param name="part">Which.</param>
    /// <param name="steps">How far it is.</param>
    /// <param name="message">The same in words.</param>
    public void Tell(string part, Steps steps, string message)
    {
        lock (_lock)
        {
            // Pages come in any order.
            var isFirst = !_parts.TryGetValue(part, out var known);
            if (!isFirst && known.Done >= steps.Done)
                return;
            _parts[part] = steps;
            var done = _parts.Values.Sum(one => one.Done);
            if (done <= _told || (!isFirst && steps.Done < steps.Total && _toldAt is { } at && _time.GetElapsedTime(at) < Between))
                return;
            (_told, _toldAt) = (done, _time.GetTimestamp());
            _toSend.Writer.TryWrite(new ProgressNotificationValue
            {
                Progress = done,
                Total = _parts.Values.Sum(one => one.Total),
                Message = message,
            });
        }
    }

    // A client that is gone, or takes no notifications, must not end the reading: others may wait for it, too.
    private async Task SendAsync(McpServer server, ProgressToken token, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var value in _toSend.Reader.ReadAllAsync(cancellationToken))
                await server.NotifyProgressAsync(token, value, cancellationToken: cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            _toSend.Writer.TryComplete();
        }
    }

    private sealed class PartProgress(CallProgress call, string part) : IProgress<Steps>
    {
        public void Report(Steps value)
        {
            // What is there at once needs no waiting.
            if (value.Total > 1 || value.Words is not null)
                call.Tell(part, value, value.Words ?? string.Create(CultureInfo.InvariantCulture, $"Reading {part}: {value.Done} of {value.Total} pages."));
        }
    }
}
