using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// Writes an entry for every call, reads too, where the host keeps an audit trail: who called what through which assistant, and how it ended.
/// It holds words of ours alone: the values of arguments, names that a client made up, and an error's text may be personal.
/// </summary>
internal sealed partial class CallAudit(TimeProvider time, ILogger<CallAudit> logger)
{
    private const string Call = "call";
    private const string Read = "read";
    private const string Ok = "ok";
    private const int LongestClient = 80;

    /// <summary>The filter of calls. It stands within the error boundary, which turns failures into answers.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Tools(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => (request, cancellationToken) =>
        WriteDownAsync(
            request.Services,
            request.Server,
            Entry(request),
            () => next(request, cancellationToken),
            Ended);

    /// <summary>The filter of reads of resources.</summary>
    public McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> Resources(McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) => (request, cancellationToken) =>
        WriteDownAsync(
            request.Services,
            request.Server,
            new AuditEntry { At = default, Connection = "", Action = Read, Tool = request.MatchedPrimitive?.Id ?? LogVocabulary.Unknown },
            () => next(request, cancellationToken),
            (entry, _) => entry with { Outcome = Ok });

    private async ValueTask<T> WriteDownAsync<T>(
        IServiceProvider? services, McpServer server, AuditEntry entry, Func<ValueTask<T>> call, Func<AuditEntry, T, AuditEntry> ended)
    {
        if (services?.GetService<IAuditTrail>() is not { } trail)
            return await call();
        var (begun, started) = (time.GetUtcNow(), time.GetTimestamp());
        var caller = services.GetRequiredService<Caller>();
        var known = entry with
        {
            At = begun,
            Connection = caller.Subject,
            Client = ClientOf(caller, server),
            Scopes = [.. caller.Scopes.Order(StringComparer.Ordinal)],
        };
        try
        {
            var result = await call();
            known = ended(known, result);
            return result;
        }
        catch (Exception failure)
        {
            known = known with { Outcome = Word(failure) };
            throw;
        }
        finally
        {
            await AppendAsync(trail, known with { Milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds });
        }
    }

    // What was changed has its own entries, without which nothing is sent. A read that was answered is not taken back because its entry fails.
    private async Task AppendAsync(IAuditTrail trail, AuditEntry entry)
    {
        try
        {
            // Without the caller's cancellation: a call that was given up is written down, too.
            await trail.NoteAsync(entry);
        }
        catch (Exception failure)
        {
            var kind = failure.GetType().Name;
            Log.EntryLost(logger, entry.Tool, kind);
        }
    }

    private static AuditEntry Entry(RequestContext<CallToolRequestParams> request)
    {
        var given = request.Params.Arguments ?? new Dictionary<string, JsonElement>();
        var known = (request.MatchedPrimitive as SessionboardTool)?.ArgumentNames ?? [];
        return new AuditEntry
        {
            At = default,
            Connection = "",
            Action = Call,
            Tool = request.MatchedPrimitive is null ? LogVocabulary.Unknown : CatalogueNames.Vocabulary.Of(request.Params.Name),
            EventId = given.TryGetValue(Events.EventArgument.Name, out var written) && WholeNumber.Read(written) is { } id ? id : null,
            Arguments = [.. known.Where(given.ContainsKey), .. given.Keys.All(known.Contains) ? [] : (string[])[LogVocabulary.Unknown]],
        };
    }

    private static AuditEntry Ended(AuditEntry entry, CallToolResult result)
    {
        if (result.StructuredContent is not { ValueKind: JsonValueKind.Object } answer || Text(answer, "changeId") is not { } id)
            return entry with { Outcome = result.IsError == true ? "error" : Ok };
        return entry with { ChangeId = id, Outcome = Text(answer, "state") ?? Ok };
    }

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The name of the exception's type without that word: RateLimited, InvalidArgument.
    private static string Word(Exception failure) => failure switch
    {
        OperationCanceledException => "Cancelled",
        McpProtocolException protocol => protocol.ErrorCode.ToString(),
        _ => failure.GetType().Name is var name && name.EndsWith(nameof(Exception), StringComparison.Ordinal) ? name[..^nameof(Exception).Length] : failure.GetType().Name,
    };

    // A text that the client made up: as it leaves elsewhere, short and on one line.
    private static string? ClientOf(Caller caller, McpServer server) =>
        (caller.Client ?? server.ClientInfo?.Name) is { Length: > 0 } name ? Answers.ClientText.Shown(name, LongestClient) : null;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The audit entry of a call of {Tool} could not be written: {Failure}")]
        public static partial void EntryLost(ILogger logger, string tool, string failure);
    }
}
