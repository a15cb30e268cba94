using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>
/// Listens between a client and its transport to what the client is told of its calls, in the order in which it comes. The SDK's client passes each
/// notification on in a task of its own: in any order, and not at all once the answer is there.
/// </summary>
internal sealed class Hearing
{
    private readonly ConcurrentDictionary<ProgressToken, Told> _told = [];

    /// <summary>A transport with this ear in it.</summary>
    public IClientTransport Of(IClientTransport transport) => new HeardTransport(transport, this);

    /// <summary>Listens for one call, which is made with <see cref="Told.Call"/>.</summary>
    public Told Listen()
    {
        var told = new Told();
        _told[told.Token] = told;
        return told;
    }

    private void Hear(JsonRpcMessage message)
    {
        if (message is JsonRpcNotification { Method: NotificationMethods.ProgressNotification, Params: { } said }
            && said.Deserialize<ProgressNotificationParams>(McpJsonUtilities.DefaultOptions) is { } progress
            && _told.TryGetValue(progress.ProgressToken, out var told))
        {
            told.Add(progress.Progress);
        }
    }

    private sealed class HeardTransport(IClientTransport transport, Hearing hearing) : IClientTransport
    {
        public string Name => transport.Name;

        public async Task<ITransport> ConnectAsync(CancellationToken cancellationToken = default) =>
            new HeardConnection(await transport.ConnectAsync(cancellationToken), hearing);
    }

    private sealed class HeardConnection(ITransport connection, Hearing hearing) : ITransport
    {
        public string? SessionId => connection.SessionId;

        public ChannelReader<JsonRpcMessage> MessageReader { get; } = new HeardReader(connection.MessageReader, hearing);

        public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) => connection.SendMessageAsync(message, cancellationToken);

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }

    private sealed class HeardReader(ChannelReader<JsonRpcMessage> messages, Hearing hearing) : ChannelReader<JsonRpcMessage>
    {
        public override Task Completion => messages.Completion;

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => messages.WaitToReadAsync(cancellationToken);

        public override bool TryRead([MaybeNullWhen(false)] out JsonRpcMessage item)
        {
            if (!messages.TryRead(out item))
                return false;
            hearing.Hear(item);
            return true;
        }
    }
}
