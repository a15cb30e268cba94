using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>ask_data</c>: a question in words, put into a query by Sessionboard's own AI.</summary>
internal sealed class AskDataTool() : ReadTool<TableAnswer>(
    "ask_data",
    "Ask a question in words",
    "Lets Sessionboard's AI put a question into SbQL, checks and runs it; returns rows, the query and what it means. Spends two of about "
    + "100 query requests in 15 minutes: use it only where overview, searches and checks cannot answer and you cannot write the query for run_query.",
    [Scopes.ReadInsights],
    new ToolInputs(Question, EventArgument.Optional))
{
    private const int MaxExplanation = 600;

    private static readonly ToolInput Question =
        ToolInput.Text("question", "One question, in plain words.", "How many accepted sessions are in each track?") with { IsRequired = true, Max = 1_000 };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var question = call.Arguments.RequiredText("question");
        MaskedQuery.RefuseInWords(question);
        if (call.MasksPersonalData)
            QueryProbes.RefuseInWords(question);
        EventSummary[] events = await EventArgument.OptionalAsync(call, cancellationToken) is { } chosen ? [chosen] : [];
        int? eventId = events.Length == 1 ? events[0].Id : null;
        var schema = (await call.Client.Insights.GetSchemaAsync(eventId, cancellationToken)).Value;
        var generated = await GenerateAsync(call, new QuestionRequest(question, eventId), cancellationToken);
        try
        {
            return await RunAsync(call, generated, events, schema, cancellationToken);
        }
        catch (Exception failure) when (failure is SessionboardException or QueryRefusedException or QueryCheckFailedException or QueryRejectedException)
        {
            // The query cost a request already: it must not be lost with its rows.
            throw new GeneratedQueryException(generated.Query!, failure);
        }
    }

    private static async Task<GeneratedQuery> GenerateAsync(ToolCall call, QuestionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var generated = await call.Client.Insights.GenerateQueryAsync(request, cancellationToken);
            return generated.Query is { } query && query.Length <= call.Queries.MaximumLength
                ? generated with { Query = StrangersText.WithoutInvisible(query).Trim() }
                : throw new QuestionRefusedException(generated.Explanation);
        }
        catch (InvalidRequestException refused)
        {
            throw new QuestionRefusedException(refused.UpstreamMessage);
        }
    }

    private static async Task<TableAnswer> RunAsync(
        ToolCall call, GeneratedQuery generated, EventSummary[] events, InsightsSchema schema, CancellationToken cancellationToken)
    {
        var prepared = await PreparedQuery.CorrectedAsync(call, SbqlParser.Read(generated.Query!), events, schema, cancellationToken);
        if (prepared.Check.HasErrors)
            throw new QueryCheckFailedException(prepared.Check.Sentences, prepared.Receipt(call.Time.GetUtcNow(), []).Budget, isFree: false);
        var rows = await prepared.SendAsync(1, AnswerLimits.MaxRows, cancellationToken);
        return rows with
        {
            RestBy = "call run_query with the receipt's query",
            Notices = [.. Explained(call, generated, prepared), .. rows.Notices],
        };
    }

    private static IEnumerable<string> Explained(ToolCall call, GeneratedQuery generated, PreparedQuery prepared)
    {
        if (generated.Explanation is { } said)
        {
            yield return $"Sessionboard's AI wrote the query and says of it: {StrangersText.Quoted(said, call.MasksPersonalData, MaxExplanation)}.";
        }

        if (prepared.Check.Explanation is { } read)
            yield return $"Read by this server it means: {read}";
        if (prepared.Text != generated.Query)
            yield return $"Corrected before sending; it was written as `{generated.Query}`.";
        yield return "Tell the person what was counted.";
    }
}
