using System.Text.Json;
using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_dashboard</c>: what a dashboard shows.</summary>
internal sealed class GetDashboardTool() : ReadTool<TableAnswer>(
    "get_dashboard",
    "Get a dashboard",
    "Shows the rows of each widget of a dashboard, and their queries. Spends one query request.",
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs(DashboardId, EventArgument.Optional))
{
    private static readonly string[] Columns = ["widget", "type", "row"];

    private static readonly ToolInput DashboardId = ToolInput.Text("dashboard_id", "Id or exact name.", "Programme status") with { IsRequired = true, Max = ToolInput.LongestName };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var scope = await ReportEvent.ReadAsync(call, cancellationToken);
        var found = Find(call, scope, (await call.Client.Dashboards.ListAsync(cancellationToken)).Value);
        var events = scope.EventsOf(found.EventId);
        var schema = await call.Client.Insights.GetSchemaAsync(events.Count == 1 ? events[0].Id : null, cancellationToken);
        var dashboard = await call.Client.Dashboards.GetAsync(found, cancellationToken);
        var queries = new Dictionary<DashboardWidget, WidgetQuery>(ReferenceEqualityComparer.Instance);
        foreach (var widget in dashboard.Widgets.Where(widget => widget.Query is not null))
        {
            var read = SbqlParser.Read(widget.Query!);
            queries[widget] = new WidgetQuery(read, (await CheckBasis.OfAsync(call, read, events, schema.Value, cancellationToken)).Check(read));
        }

        var facts = await FieldFacts.OfAsync(call, queries.Values.Select(query => query.Read), events, schema.Value, cancellationToken);
        var shown = new WidgetRows(facts, call.MasksPersonalData, dashboard.Widgets, queries);
        List<IReadOnlyList<JsonElement>> rows = [.. shown.Rows];
        return new TableAnswer(Columns, rows, rows.Count, call.Receipts.Write(call.Caller, call.Client, dashboard.ReceivedAt, RateLimitCategory.Insights) with
        {
            Event = events.Count == 0 ? "all events of the organization" : EventName.Of(events),
            Query = shown.Queries,
            Caveats = shown.Caveats,
        })
        {
            // There are no pages: more of a widget's rows are had with its query.
            Limit = Math.Max(rows.Count, 1),
            Notices = shown.Notices,
        };
    }

    // A dashboard shows what its own event, or all of them, hold: another event cannot be asked of it.
    private static DashboardSummary Find(ToolCall call, ReportEvent scope, IReadOnlyList<DashboardSummary> dashboards)
    {
        var wanted = call.Arguments.RequiredText("dashboard_id");
        var inside = scope.Chosen is { } chosen ? [.. dashboards.Where(dashboard => dashboard.EventId == chosen.Id)] : dashboards;
        var meant = NameResolver.Resolve(
            "dashboard_id", "dashboard", wanted, inside.Select(dashboard => new NamedChoice(dashboard.Id, dashboard.Name)), scope.Chosen is null ? "the organization" : "the event");
        return dashboards.First(dashboard => dashboard.Id == meant.Id);
    }
}
