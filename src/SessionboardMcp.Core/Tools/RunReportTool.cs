using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Reports;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>run_report</c>: the rows of a saved report.</summary>
internal sealed class RunReportTool() : ReadTool<TableAnswer>(
    "run_report",
    "Run a saved report",
    "Runs a saved report, over its own event or the one given, and returns its rows and query. Spends one query request.",
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs(ReportId, EventArgument.Optional, Page, Limit))
{
    private static readonly ToolInput ReportId = ToolInput.Text("report_id", "Id or exact name.", "Sessions per track") with { IsRequired = true, Max = ToolInput.LongestName };

    private static readonly ToolInput Page = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 100_000, TellsBounds = false };

    private static readonly ToolInput Limit = ToolInput.Integer("limit", "At most 100.", 50) with { Min = 1, Max = AnswerLimits.MaxRows, TellsBounds = false };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var scope = await ReportEvent.ReadAsync(call, cancellationToken);
        var report = Find(call, scope, (await call.Client.Reports.ListAsync(cancellationToken)).Value);
        // What its columns hold can only be told from the query: an alias may name anything.
        var query = report.Query ?? throw new QueryRefusedException(
            "Not run: Sessionboard does not tell this report's query, so nobody can say which of its columns hold personal data. Write the query for run_query instead.");
        var events = scope.EventsOf(report.EventId);
        var schema = await call.Client.Insights.GetSchemaAsync(events.Count == 1 ? events[0].Id : null, cancellationToken);
        var prepared = await PreparedQuery.OfAsync(call, SbqlParser.Read(query), events, schema.Value, cancellationToken);
        prepared.Privacy.RequireProven();
        var (page, limit) = (call.Arguments.Integer("page") ?? 1, call.Arguments.Integer("limit") ?? AnswerLimits.MaxRows);
        var run = new ReportRun(report, scope.Chosen?.Id, call.MasksPersonalData, page, limit);
        return await prepared.AnswerAsync(call.Client.Reports.RunAsync(run, cancellationToken), page, limit);
    }

    private static SavedReport Find(ToolCall call, ReportEvent scope, IReadOnlyList<SavedReport> reports)
    {
        var wanted = call.Arguments.RequiredText("report_id");
        var near = scope.Nearest(reports, report => report.EventId, report => SameName.Among([report], one => one.Name, wanted).Count > 0);
        var meant = NameResolver.Resolve("report_id", "report", wanted, near.Select(report => new NamedChoice(report.Id, report.Name)), "the saved reports");
        return reports.First(report => report.Id == meant.Id);
    }
}
