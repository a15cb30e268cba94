using System.Globalization;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>run_query</c>: rows of an SbQL query.</summary>
internal sealed class RunQueryTool() : SessionboardTool(
    "run_query",
    "Run an SbQL query",
    "Runs one read-only SbQL query and returns its rows, for counts, lists and rankings. Each call spends one of about 100 requests in 15 "
    + "minutes: group and count in the query. Names come from get_schema. It is checked first; what the check refuses costs nothing. Without an event: the whole organization.",
    [Scopes.ReadInsights],
    new ToolInputs(Query, EventId, EventIds, Page, Limit, CheckOnly, SendAnyway))
{
    private const int MaxEvents = 50;

    private static readonly ToolInput Query = ToolInput.Text(
        "query", "FIND … or SELECT … FROM ….", "FIND Session WHERE status_category = 'accepted' INCLUDE title, room.name, starts_at") with
    {
        IsRequired = true,
        // The operator sets the bound, which is checked below.
        Max = int.MaxValue,
    };

    private static readonly ToolInput EventId = ToolInput.Text("event_id", "Event id or exact name.", "3960") with { Max = 200, Scope = Scopes.ReadEvents };

    private static readonly ToolInput EventIds = ToolInput.TextList("event_ids", "Several events, instead of event_id.", "3960", "3961") with { Max = MaxEvents, Scope = Scopes.ReadEvents };

    private static readonly ToolInput Page = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 100_000 };

    private static readonly ToolInput Limit =
        ToolInput.Integer("limit", "Rows a page.", 50) with { Min = 1, Max = AnswerLimits.MaxRows };

    private static readonly ToolInput CheckOnly = ToolInput.Truth("check_only", "Check, explain and format; send nothing.");

    private static readonly ToolInput SendAnyway = ToolInput.Truth("send_anyway", "Send although the check finds errors.");

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var query = call.Arguments.RequiredText("query");
        if (query.Length > call.Queries.MaximumLength)
            throw TooLong(query, call.Queries);
        MaskedQuery.RefuseIn(query);
        var page = call.Arguments.Integer("page") ?? 1;
        var limit = call.Arguments.Integer("limit") ?? AnswerLimits.MaxRows;
        var events = await ChooseEventsAsync(call, cancellationToken);

        var (schema, schemaReadAt) = await call.Client.Insights.GetSchemaAsync(events.Count == 1 ? events[0].Id : null, cancellationToken);
        var answer = await QueryAnswer.PrepareAsync(call, query, events, schema, cancellationToken);
        if (call.Arguments.Truth("check_only"))
            return answer.Check.ToAnswer(answer.Receipt(schemaReadAt, []));
        if (answer.Check.HasErrors && !call.Arguments.Truth("send_anyway"))
            throw new QueryCheckFailedException(answer.Check.Sentences, answer.Receipt(schemaReadAt, []).Budget);
        return await answer.SendAsync(page, limit, cancellationToken);
    }

    private static InvalidArgumentException TooLong(string query, QueryOptions options) => new(string.Create(CultureInfo.InvariantCulture,
        $"Argument `query` has {query.Length} characters, and {QueryOptions.Section}:{nameof(QueryOptions.MaximumLength)} allows {options.MaximumLength}. "
        + $"Ask in several queries, or have the operator raise it."));

    private static async Task<IReadOnlyList<EventSummary>> ChooseEventsAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var one = call.Arguments.Text("event_id");
        var several = call.Arguments.TextList("event_ids");
        if (one is not null && several.Count > 0)
            throw new InvalidArgumentException("Arguments `event_id` and `event_ids` exclude each other: use event_id for one event, event_ids for several.");
        if (one is null && several.Count == 0)
            return [];
        var known = (await call.Client.Events.ListAsync(cancellationToken)).Value;
        return one is not null
            ? [EventResolver.Resolve("event_id", one, known)]
            : [.. several.Select(wanted => EventResolver.Resolve("event_ids", wanted, known)).DistinctBy(found => found.Id)];
    }
}
