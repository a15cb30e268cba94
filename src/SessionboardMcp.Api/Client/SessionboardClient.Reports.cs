using System.Globalization;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

internal sealed partial class SessionboardClient
{
    public Task<Dated<IReadOnlyList<SavedReport>>> ListReportsAsync(CancellationToken cancellationToken = default) =>
        cache.GetAsync(
            connection,
            "reports",
            options.SchemaTtl,
            reports => reports.Value.Count * 2,
            token => PageReader.AllAsync(page => ReportsAsync(page, token), report => report.Id),
            cancellationToken);

    public Task<QueryPage> RunReportAsync(ReportRun run, CancellationToken cancellationToken = default) =>
        upstream.SendAsync(
            connection,
            Call.To(Operations.RunReport, id: run.Report.Id, body: RequestBody.Of(run)),
            (root, at) => QueryPageReader.Read(root, run.Page, run.Limit, at),
            cancellationToken);

    public Task<Dated<IReadOnlyList<DashboardSummary>>> ListDashboardsAsync(CancellationToken cancellationToken = default) =>
        cache.GetAsync(
            connection,
            "dashboards",
            options.SchemaTtl,
            dashboards => dashboards.Value.Count,
            token => upstream.SendAsync(
                connection,
                Call.To(Operations.ListDashboards),
                (root, at) => new Dated<IReadOnlyList<DashboardSummary>>(
                    [.. Envelope.Rows(root).EnumerateArray().Select(ReportReader.Summary).OfType<DashboardSummary>()], at),
                token),
            cancellationToken);

    public Task<Dashboard> GetDashboardAsync(DashboardSummary dashboard, CancellationToken cancellationToken = default) =>
        upstream.SendAsync(
            connection,
            dashboard.EventId is { } eventId
                ? Call.To(Operations.GetEventDashboard, eventId, dashboard.Id)
                : Call.To(Operations.GetDashboard, id: dashboard.Id),
            ReportReader.Dashboard,
            cancellationToken);

    // This one list calls the size of a page a limit.
    private Task<Page<SavedReport>> ReportsAsync(int page, CancellationToken cancellationToken) =>
        upstream.SendAsync(
            connection,
            Call.To(Operations.ListReports, query: string.Create(CultureInfo.InvariantCulture, $"page={page}&limit={PageReader.MaxSize}")),
            (root, at) => PageReader.Read(root, ReportReader.Report, page, PageReader.MaxSize, at),
            cancellationToken);
}
