using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// Asks the person in the assistant, within the call, about a change that waits: by a form whose yes counts where the change is small, or by
/// opening its page. Whatever else comes back leaves the change waiting, since assistants have been seen to decline by themselves.
/// </summary>
/// <remarks>
/// With MCP 2026-07-28 the call ends with the question and is made again with its answer (Multi Round-Trip Requests). The state that travels with
/// it is random, and of no use without the change set that keeps its hash. Older revisions are asked over stdio only: over stateless HTTP what
/// their client can do is not known.
/// </remarks>
internal sealed class PersonAsked(
    IChangeStore store, ChangeDecision decision, IOptions<WritesOptions> options, TimeProvider time, ChangePage? page = null)
{
    private const string Key = "change";
    private const int StateBytes = 32;
    private const int LongestState = 100;

    // Assistants give a call up after a minute.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Counts = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Asks about a change that waits; where nobody can be asked, or was asked before, nothing happens.</summary>
    /// <param name="request">The call.</param>
    /// <param name="change">What came of it.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="masks">Whether personal data is masked in what the assistant gets.</param>
    /// <param name="cancellationToken">The call's own.</param>
    /// <returns>The change set as it is now.</returns>
    /// <exception cref="InputRequiredException">The call is to be made again with the answer.</exception>
    public async Task<ChangeSet> AskAsync(
        RequestContext<CallToolRequestParams> request, ChangeSet change, ISessionboardClient client, bool masks, CancellationToken cancellationToken)
    {
        // An answer to what nobody asked is not listened to, and who was asked once is not asked until they say yes.
        if (change is not { State: ChangeState.Waiting, Question: null or { StateHash: not null } }
            || request.Params.InputResponses is { Count: > 0 }
            || Question(request.Server, change, masks) is not { } question)
        {
            return change;
        }

        var state = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(StateBytes));
        var asked = change with { Question = new ChangeQuestion(HashOf(state), question.RequestedSchema is not null, time.GetUtcNow()) };
        if (await store.ReplaceAsync(asked, cancellationToken) is not { } kept)
            return await CurrentAsync(change, cancellationToken);
        return request.Server.IsMrtrSupported
            ? throw new InputRequiredException(new Dictionary<string, InputRequest> { [Key] = InputRequest.ForElicitation(question) }, state)
            : await HeardAsync(kept, token => AskNowAsync(request.Server, question, token), client, cancellationToken);
    }

    /// <summary>Hears the answer of a call that is made again.</summary>
    /// <param name="connection">The connection that calls.</param>
    /// <param name="call">The hash of its tool and arguments.</param>
    /// <param name="sent">What it sent.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">The call's own.</param>
    /// <exception cref="ChangeRefusedException">It is the answer to no open question of this connection, tool and arguments.</exception>
    public async Task<ChangeSet> HearAsync(
        string connection, string call, CallToolRequestParams sent, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var hash = sent.RequestState is { Length: <= LongestState } state ? HashOf(state) : null;
        var change = (await store.ListAsync(connection, cancellationToken))
            .FirstOrDefault(one => one.Call == call && one.Question?.StateHash is { } asked && asked == hash);
        if (change is null)
        {
            throw new ChangeRefusedException(
                "Nothing was changed by this call: its answer was given before, or is the answer to another question. Call get_change to see how the change stands.");
        }

        return await HeardAsync(change, _ => Task.FromResult(Answer(sent)), client, cancellationToken);
    }

    /// <summary>Whether a person can decide about a change in the assistant itself.</summary>
    /// <param name="server">The connection to the assistant, which says what it can do.</param>
    /// <param name="change">The change set.</param>
    /// <param name="masks">Whether personal data is masked in what the assistant gets.</param>
    public bool CanAnswer(McpServer server, ChangeSet change, bool masks) =>
        server.ClientCapabilities?.Elicitation?.Form is not null && options.Value.AsksInAssistant && ChangeForm.Fits(change, masks);

    private ElicitRequestParams? Question(McpServer server, ChangeSet change, bool masks)
    {
        if (CanAnswer(server, change, masks))
            return ChangeForm.Of(change);
        var can = server.ClientCapabilities?.Elicitation;
        return can?.Url is not null && page is not null ? ChangeForm.Of(change, page.Of(change.Id)) : null;
    }

    private async Task<ChangeSet> HeardAsync(
        ChangeSet change, Func<CancellationToken, Task<ElicitResult?>> answer, ISessionboardClient client, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        ElicitResult? heard;
        try
        {
            heard = await answer(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            heard = null;
        }

        // Whatever the answer is, there was one: the same state says nothing more.
        if (change.State != ChangeState.Waiting
            || await store.ReplaceAsync(change with { Question = change.Question! with { StateHash = null } }, cancellationToken) is not { } answered)
        {
            return await CurrentAsync(change, cancellationToken);
        }

        if (heard is not { IsAccepted: true } || time.GetUtcNow() - answered.Question!.AskedAt > Counts)
            return answered;
        if (!answered.Question.IsForm)
            return await DecidedAsync(answered, either.Token, cancellationToken);
        return ChangeForm.IsYes(heard) && (await decision.ApproveInFormAsync(answered, client, cancellationToken)).Change is { } decided ? decided : answered;
    }

    // The page was opened: the person is looking at it now.
    private async Task<ChangeSet> DecidedAsync(ChangeSet change, CancellationToken patience, CancellationToken cancellationToken)
    {
        var current = change;
        while (current.State is ChangeState.Waiting or ChangeState.Applying && !patience.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            current = await CurrentAsync(change, cancellationToken);
        }

        return current;
    }

    private async Task<ChangeSet> CurrentAsync(ChangeSet change, CancellationToken cancellationToken) =>
        await store.FindAsync(change.Connection, change.Id, cancellationToken) ?? change;

    private static async Task<ElicitResult?> AskNowAsync(McpServer server, ElicitRequestParams question, CancellationToken cancellationToken)
    {
        try
        {
            return await server.ElicitAsync(question, cancellationToken);
        }
        catch (Exception failure) when (failure is McpException or InvalidOperationException or JsonException)
        {
            // It cannot, or its answer cannot be read: that is no yes.
            return null;
        }
    }

    private static ElicitResult? Answer(CallToolRequestParams call)
    {
        try
        {
            return call.InputResponses is { } answers && answers.TryGetValue(Key, out var answer) ? answer.Deserialize(InputResponse.ElicitResultJsonTypeInfo) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string HashOf(string state) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
}
