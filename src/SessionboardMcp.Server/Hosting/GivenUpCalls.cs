using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Ends a call that its client gives up (MCP 2025-11-25, utilities/cancellation). Over stateless HTTP that is said in a request of its own, which
/// nothing binds to the call but the connection and the id of the call. Conversations of one connection may use the same id at once: then nobody
/// knows which is meant, and all go on. For the same reason it is not kept for a call that comes later: what overtook its call is lost, and what was
/// said too late would end another conversation's. What another replica answers is not known here. Who closes the request ends the call wherever it is.
/// </summary>
internal sealed class GivenUpCalls : IConfigureOptions<McpServerOptions>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Connection, RequestId Id), List<CancellationTokenSource>> _calls = [];

    /// <inheritdoc/>
    public void Configure(McpServerOptions options) => options.Filters.Message.IncomingFilters.Add(Listen);

    private McpMessageHandler Listen(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        var connection = context.Services?.GetService<Caller>()?.Subject;
        if (connection is not null && context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall or RequestMethods.ResourcesRead or RequestMethods.CompletionComplete } call)
        {
            await RunAsync((connection, call.Id), token => next(context, token), call.Context?.RelatedTransport, cancellationToken);
            return;
        }

        if (connection is not null && context.JsonRpcMessage is JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject said } && IdIn(said) is { } id)
            GiveUp((connection, id));
        await next(context, cancellationToken);
    };

    private async Task RunAsync((string Connection, RequestId Id) key, Func<CancellationToken, Task> run, ITransport? answer, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_lock)
        {
            if (!_calls.TryGetValue(key, out var alike))
                _calls.Add(key, alike = []);
            alike.Add(end);
        }

        try
        {
            await run(end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested && answer is not null)
        {
            // Who gave it up is sent no answer; the request that waits for it ends.
            await answer.DisposeAsync();
        }
        finally
        {
            lock (_lock)
            {
                if (_calls[key].Remove(end) && _calls[key].Count == 0)
                    _calls.Remove(key);
            }
        }
    }

    private void GiveUp((string Connection, RequestId Id) key)
    {
        lock (_lock)
        {
            // Under the lock, so that it cannot meet the disposal; its callbacks run elsewhere.
            if (_calls.GetValueOrDefault(key) is [var only])
                _ = only.CancelAsync();
        }
    }

    private static RequestId? IdIn(JsonObject said) => said["requestId"] is not JsonValue id ? null
        : id.TryGetValue<string>(out var text) ? new RequestId(text)
        : id.TryGetValue<long>(out var number) ? new RequestId(number)
        : null;
}
