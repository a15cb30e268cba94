using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>
/// Standard input and output of which the end waits for the answers: the SDK's own transport writes nothing more once its input has
/// ended, so that <c>printf … | sessionboard-mcp stdio</c> would answer nothing. The end is held back until each request that was read has
/// its answer. A line of ours behind the last one tells when all of them were read.
/// </summary>
internal sealed class AnswerThenEnd : ITransport
{
    // An assistant that went away must not leave a program behind; Sessionboard's own calls give up sooner.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // Random, so that no assistant can send it.
    private readonly string _lastMessage = $"notifications/{Guid.NewGuid():N}";
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    // How often each id waits: an id that is used twice is answered twice.
    private readonly Dictionary<RequestId, int> _unanswered = [];
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StreamServerTransport _streams;
    private readonly Task _pump;
    private bool _isAllRead;

    /// <summary>Begins to read.</summary>
    public AnswerThenEnd(Stream input, Stream output, TimeProvider time, ILoggerFactory logs)
    {
        var last = Encoding.UTF8.GetBytes($$"""{{'\n'}}{"jsonrpc":"2.0","method":"{{_lastMessage}}"}{{'\n'}}""");
        _streams = new StreamServerTransport(
            new HeldInput(input, last, cancellationToken => _answered.Task.WaitAsync(Longest, time, cancellationToken)), output, loggerFactory: logs);
        _pump = PumpAsync();
    }

    /// <inheritdoc/>
    public string? SessionId => _streams.SessionId;

    /// <inheritdoc/>
    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <inheritdoc/>
    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await _streams.SendMessageAsync(message, cancellationToken);
        }
        finally
        {
            if (message is JsonRpcResponse or JsonRpcError)
                Settle(((JsonRpcMessageWithId)message).Id);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _answered.TrySetResult();
        await _streams.DisposeAsync();
        await _pump;
    }

    private async Task PumpAsync()
    {
        await foreach (var message in _streams.MessageReader.ReadAllAsync())
        {
            if (message is JsonRpcNotification { Method: var method } && method == _lastMessage)
            {
                Note(() => _isAllRead = true);
                continue;
            }

            if (message is JsonRpcRequest request)
                Note(() => _unanswered[request.Id] = _unanswered.GetValueOrDefault(request.Id) + 1);
            // What was cancelled is not answered.
            if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject cancelled } && IdIn(cancelled) is { } id)
                Settle(id);
            await _messages.Writer.WriteAsync(message);
        }

        _messages.Writer.TryComplete();
    }

    private static RequestId? IdIn(JsonObject cancelled) =>
        cancelled["requestId"] is not JsonValue id ? null
        : id.TryGetValue(out long number) ? new RequestId(number)
        : id.TryGetValue(out string? text) ? new RequestId(text)
        : null;

    private void Settle(RequestId id) => Note(() =>
    {
        if (_unanswered.GetValueOrDefault(id) > 1)
            _unanswered[id]--;
        else
            _unanswered.Remove(id);
    });

    private void Note(Action change)
    {
        lock (_unanswered)
        {
            change();
            if (_isAllRead && _unanswered.Count == 0)
                _answered.TrySetResult();
        }
    }
}
