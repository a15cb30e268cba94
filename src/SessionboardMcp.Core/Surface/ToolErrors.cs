using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// The one error boundary: every failure of a tool becomes a tool error that tells the model what to do next. Nothing of an
/// upstream answer or an exception's own text passes, but the sentences of this project and Sessionboard's reason for a refused query.
/// </summary>
internal sealed partial class ToolErrors(TimeProvider time, ILogger<ToolErrors> logger)
{
    private const int LongestRefusal = 400;

    /// <summary>The filter to put around every call.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Guard(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (Exception failure) when (Counted(failure, cancellationToken))
            {
                throw;
            }
            catch (Exception failure) when (Told(failure, request.MatchedPrimitive is ChangeTool) is { } sentence && !cancellationToken.IsCancellationRequested)
            {
                // The type alone: a message may quote what somebody asked.
                var kind = failure.GetType().Name;
                var tool = CatalogueNames.Vocabulary.Of(request.Params.Name);
                Log.CallFailed(logger, tool, kind);
                return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = Leaving(sentence) }] };
            }
            catch (McpProtocolException failure)
            {
                throw Bounded(failure);
            }
        };

    /// <summary>The filter to put around reads of resources: the same sentences, as errors of the protocol.</summary>
    public McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> GuardRead(McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (Exception failure) when (Explain(failure) is { } sentence && !cancellationToken.IsCancellationRequested)
            {
                throw About(request, new McpProtocolException(Leaving(sentence), failure is InvalidArgumentException ? McpErrorCode.InvalidParams : McpErrorCode.InternalError));
            }
            catch (McpProtocolException failure) when (failure.ErrorCode == McpErrorCode.InvalidParams)
            {
                throw About(request, Bounded(failure));
            }
        };

    /// <summary>The filter to put around prompts: a refusal that repeats what a client sent repeats little of it.</summary>
    public static McpRequestHandler<GetPromptRequestParams, GetPromptResult> GuardPrompt(McpRequestHandler<GetPromptRequestParams, GetPromptResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (McpProtocolException failure)
            {
                throw Bounded(failure);
            }
        };

    /// <summary>The filter to put around completions: where Sessionboard does not answer there is nothing to propose.</summary>
    public McpRequestHandler<CompleteRequestParams, CompleteResult> GuardCompletion(McpRequestHandler<CompleteRequestParams, CompleteResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (Exception failure) when (failure is SessionboardException or AccessEndedException)
            {
                var kind = failure.GetType().Name;
                Log.CallFailed(logger, "completion", kind);
                return new CompleteResult();
            }
        };

    // The SDK repeats names as they came.
    private static McpProtocolException Bounded(McpProtocolException failure)
    {
        var message = ClientText.Shown(failure.Message, LongestRefusal);
        return message == failure.Message ? failure : new McpProtocolException(message, failure.ErrorCode);
    }

    // The error names the address that was asked for (MCP 2026-07-28, Resources, Error handling).
    private static McpProtocolException About(RequestContext<ReadResourceRequestParams> request, McpProtocolException failure)
    {
        failure.Data["uri"] = ClientText.Shown(request.Params.Uri, LongestRefusal);
        return failure;
    }

    // Errors quote names that strangers gave: like answers they leave visible and masked, whoever made the sentence. They keep their lines for
    // the sake of queries in them; what is quoted has none.
    private static string Leaving(string sentence) => StrangersText.Clean(OwnExamples.Masked(StrangersText.WithoutInvisible(sentence)), ClientText.LongestSentence, out _);

    // For the filter of a catch: false, as the failure goes on as it is. A database that is away is watched by another number.
    private bool Counted(Exception failure, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested && Explain(failure) is null && failure is not (McpException or InputRequiredException or OperationCanceledException) && failure.GetBaseException() is not DbException)
            FailureMeters.Failed(FailureMeters.Tool);
        return false;
    }

    // What is sent ends as an outcome of its record, never as one of the client's errors: those are of reading and planning. Whatever else fails
    // may have failed in the middle of sending, such as the disk that keeps the change.
    private string? Told(Exception failure, bool changes) => (changes, Explain(failure)) switch
    {
        (true, { } sentence) when failure is DeadlineExceededException or RateLimitedException or BudgetShareException or ResponseTooLargeException or UpstreamUnavailableException or IndexIncompleteException => $"Nothing was changed. {sentence}",
        (true, null) when failure is not (McpException or InputRequiredException or OperationCanceledException) =>
            "This server failed in the middle of the change, so it is not known how much of it was written. Do not send it again: call get_change, which looks it up.",
        (_, var sentence) => sentence,
    };

    private string? Explain(Exception failure) => failure switch
    {
        ToolOffException off => off.Message,
        ChangeRefusedException refused => refused.Message,
        TooManyWaitingException => string.Create(CultureInfo.InvariantCulture,
            $"Nothing was changed: {TooManyWaitingException.Most} changes of this connection wait for a person already. Ask the person to approve or refuse some of them: get_change has the links."),
        InvalidArgumentException invalid => invalid.Message,
        QueryRefusedException refused => refused.Message,
        PlannerBusyException busy => string.Create(CultureInfo.InvariantCulture,
            $"Nothing was planned: this server makes {busy.AtOnce} plans at once, and as many are being made. Call again in half a minute."),
        MissingScopeException missing =>
            $"Not allowed: this needs the scope {missing.Scope}, which this connection does not have. {missing.Advice}",
        SignInEndedException ended => ended.Message,
        StoreUnavailableException away => Unwritten(away.Trouble),
        AccessEndedException =>
            "The connection to Sessionboard has ended. Ask the person to connect this assistant again: disconnect and add the connector once more. Trying again will not help.",
        UnauthorizedException =>
            "Sessionboard does not accept the credential (401). Ask the person to renew it: a new API token, or sign in again. Trying again will not help.",
        ForbiddenException forbidden => Forbidden(forbidden),
        NotFoundException => "Sessionboard has no such record (404). Check the id, for example with list_events.",
        ConflictException => "The record was changed at the same time (409). Read it again before changing it.",
        RateLimitedException limited => Limited(limited),
        BudgetShareException shared => Shared(shared),
        QueryCheckFailedException check => string.Join(' ',
        [
            check.IsFree ? "Not sent, so no request was spent: the query has errors." : "Not sent: the query has errors.",
            .. check.Sentences,
            .. Left(check.Left),
            "Correct it and call run_query. The grammar is not published: if you are sure that it is right, call again with send_anyway true.",
        ]),
        QueryRejectedException rejected => Rejected(rejected),
        QuestionRefusedException refused =>
            $"Sessionboard's AI did not put the question into a query{Said(refused.Reason)}. Ask it in other words, or write the query yourself with get_schema and run_query.",
        GeneratedQueryException written =>
            $"Sessionboard's AI wrote `{StrangersText.Clean(written.Query, 4_000, out _)}`; to go on from it use run_query. {Explain(written.Reason)}",
        InvalidRequestException invalid => $"Sessionboard refuses the request (400){Said(invalid.UpstreamMessage)}. Correct the arguments before sending it again.",
        DeadlineExceededException => "Sessionboard did not answer in time. Try once more, or ask for less (a smaller limit, a narrower query).",
        ResponseTooLargeException => "Sessionboard's answer was too large to read. Ask for less: a smaller limit, fewer columns, a narrower query.",
        IndexIncompleteException =>
            "Not answered: the event changed while it was read, so a number could be wrong. Try again in a few seconds.",
        // It says whose turn it is: the store that keeps the sign-in may be away, and Sessionboard be well.
        UpstreamUnavailableException { IsOfSignIn: true } signIn => signIn.Message,
        SessionboardException => "Sessionboard cannot be reached or answered with something unreadable. Try again in a minute; if it stays, tell the person to check Sessionboard's status.",
        _ => null,
    };

    private static string Unwritten(StoreTrouble trouble) => trouble.IsPassing
        ? $"This server cannot write down what it does just now ({trouble.Words}), so it sends no more changes. It usually passes by itself: call get_change in a minute, which says what was sent, and ask for the change again only after that. If it stays, tell the person that the operator has to look at it."
        : $"This server cannot write down what it does ({trouble.Words}), so it sends no more changes. Reading still works. Tell the person that the operator has to look at it; afterwards call get_change before asking for the change again: it says what was sent.";

    private static string[] Left(Budget? budget) =>
        budget is null ? [] : [string.Create(CultureInfo.InvariantCulture, $"Requests left for {budget.Category}: {budget.Remaining}.")];

    private static string Forbidden(ForbiddenException forbidden) =>
        $"Sessionboard refuses this (403). It cannot tell which of these is missing: the scope {forbidden.MissingScope ?? Scopes.ReadInsights} on the "
        + "credential, MCP access on the API token, or AI and MCP access for the organization. Ask an organization admin to check all three; trying again will not help.";

    private string Limited(RateLimitedException limited)
    {
        var category = limited.Category is { } known ? $" for {CategoryName.Of(known)}" : "";
        if (!limited.IsResetTold)
            return $"Sessionboard's request limit{category} is used up, and Sessionboard does not say until when. Do not retry at once; {StillWorking(limited.Category)} Its documented window is 15 minutes.";
        var seconds = Math.Max(1, (int)Math.Ceiling((limited.ResetsAt - time.GetUtcNow()).TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture,
            $"Sessionboard's request limit{category} is used up until {limited.ResetsAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} ({seconds} s). Do not retry before; {StillWorking(limited.Category)}");
    }

    private string Shared(BudgetShareException shared)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling((shared.ResetsAt - time.GetUtcNow()).TotalSeconds));
        var others = shared.Callers > 1 ? $"{shared.Callers} callers share this server's" : "All callers of this server share its";
        return string.Create(CultureInfo.InvariantCulture,
            $"Not sent, so that enough is left for others: {others} {shared.Limit} requests for {CategoryName.Of(shared.Category)} in 15 minutes, and this one has used its share of {shared.Share}. It may go on at {shared.ResetsAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} (in {seconds} s). Do not retry before; {StillWorking(shared.Category)}");
    }

    private static string StillWorking(RateLimitCategory? category) => category == RateLimitCategory.Insights
        ? "get_event_overview, search_sessions, search_people, search_sponsors_exhibitors, check_programme and whats_changed still work, as they spend none of it."
        : "what was asked for in the last minutes may still work.";

    private static string Rejected(QueryRejectedException rejected) =>
        string.Join(' ',
        [
            $"Sessionboard refuses the query (400){Said(rejected.Reason)}.",
            .. rejected.Findings,
            "Compare names with get_schema, correct the query and send it again.",
        ]);

    // In quotes: it repeats what somebody asked, and values that somebody wrote.
    private static string Said(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? ": no reason given" : $": {StrangersText.Quoted(reason, masks: true, 400)}";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Tool {Tool} failed with {Failure}")]
        public static partial void CallFailed(ILogger logger, string tool, string failure);
    }
}
