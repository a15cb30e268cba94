using System.Globalization;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>run_query</c>: rows of an SbQL query.</summary>
internal sealed class RunQueryTool() : ReadTool<TableAnswer>(
    "run_query",
    "Run an SbQL query",
    "Runs one read-only SbQL query and returns its rows, for counts, lists and rankings. Each call spends one of about 100 requests in 15 "
    + "minutes: group and count in the query. Names come from get_schema. It is checked first; what the check refuses costs nothing. Without an event: the whole organization.",
    [Scopes.ReadInsights],
    new ToolInputs(Query, EventArgument.Optional, EventArgument.Several, Page, Limit, CheckOnly, SendAnyway))
{
    private static readonly ToolInput Query = ToolInput.Text(
        "query", "FIND … or SELECT … FROM ….", "FIND Session WHERE status_category = 'accepted' INCLUDE title, room.name, starts_at") with
    {
        IsRequired = true,
        // The operator sets the bound, which is checked below.
        Max = int.MaxValue,
    };

    private static readonly ToolInput Page = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 100_000, TellsBounds = false };

    private static readonly ToolInput Limit =
        ToolInput.Integer("limit", "At most 100.", 50) with { Min = 1, Max = AnswerLimits.MaxRows, TellsBounds = false };

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
        var events = await EventArgument.SeveralAsync(call, cancellationToken);

        var (schema, schemaReadAt) = await call.Client.Insights.GetSchemaAsync(events.Count == 1 ? events[0].Id : null, cancellationToken);
        var prepared = await PreparedQuery.OfAsync(call, SbqlParser.Read(query), events, schema, cancellationToken);
        if (call.Arguments.Truth("check_only"))
            return prepared.Check.ToAnswer(prepared.Receipt(schemaReadAt, []));
        if (prepared.Check.HasErrors && !call.Arguments.Truth("send_anyway"))
            throw new QueryCheckFailedException(prepared.Check.Sentences, prepared.Receipt(schemaReadAt, []).Budget);
        return await prepared.SendAsync(page, limit, cancellationToken);
    }

    private static InvalidArgumentException TooLong(string query, QueryOptions options) => new(string.Create(CultureInfo.InvariantCulture,
        $"Argument `query` has {query.Length} characters, and {QueryOptions.Section}:{nameof(QueryOptions.MaximumLength)} allows {options.MaximumLength}. "
        + $"Ask in several queries, or have the operator raise it."));
}
