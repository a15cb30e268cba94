using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Reports;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>list_reports</c>: the saved reports.</summary>
internal sealed class ListReportsTool() : ReadTool<TableAnswer>(
    "list_reports",
    "List saved reports",
    "Lists saved reports with event and query. Spends one query request.",
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs(Page))
{
    private const int QueryLength = 400;
    private static readonly string[] Columns = ["id", "name", "category", "event", "query"];

    private static readonly ToolInput Page = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 100_000, TellsBounds = false };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var scope = await ReportEvent.ReadAsync(call, cancellationToken);
        var reports = await call.Client.Reports.ListAsync(cancellationToken);
        var cells = new TextCells(call.MasksPersonalData);
        List<SavedReport> inOrder =
        [
            .. reports.Value.OrderBy(report => report.EventId ?? int.MinValue).ThenBy(report => report.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return RowPage.Of(
            call,
            cells,
            Columns,
            inOrder,
            report =>
            [
                TextCells.Key(report.Id), cells.Text(report.Name, 100), cells.Text(report.Category, 60),
                Cells.Text(scope.NameOf(report.EventId)), cells.Text(report.Query?.ReplaceLineEndings(" "), QueryLength),
            ],
            call.Receipts.Write(call.Caller, call.Client, reports.ReceivedAt, RateLimitCategory.Insights));
    }
}
