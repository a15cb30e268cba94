using System.Globalization;
using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>list_dashboards</c>: the dashboards.</summary>
internal sealed class ListDashboardsTool() : ReadTool<TableAnswer>(
    "list_dashboards",
    "List dashboards",
    "Lists dashboards with event. Spends one query request.",
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs(Page))
{
    private static readonly string[] Columns = ["id", "name", "event", "updated_at"];

    private static readonly ToolInput Page = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 100_000, TellsBounds = false };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var scope = await ReportEvent.ReadAsync(call, cancellationToken);
        var dashboards = await call.Client.Dashboards.ListAsync(cancellationToken);
        var cells = new TextCells(call.MasksPersonalData);
        List<DashboardSummary> inOrder =
        [
            .. dashboards.Value.OrderBy(dashboard => dashboard.EventId ?? int.MinValue).ThenBy(dashboard => dashboard.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return RowPage.Of(
            call,
            cells,
            Columns,
            inOrder,
            dashboard =>
            [
                TextCells.Key(dashboard.Id), cells.Text(dashboard.Name, 100), Cells.Text(scope.NameOf(dashboard.EventId)),
                Cells.Text(dashboard.UpdatedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ],
            call.Receipts.Write(call.Caller, call.Client, dashboards.ReceivedAt, RateLimitCategory.Insights));
    }
}
