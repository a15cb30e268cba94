using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Client;

public partial interface ISessionboardClient
{
    /// <summary>
    /// Lists every saved report that the credential reaches. Spends one request of the insights budget a hundred reports; kept as long as
    /// a schema.
    /// </summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The reports, of events and over all.</returns>
    Task<Dated<IReadOnlyList<SavedReport>>> ListReportsAsync(CancellationToken cancellationToken = default);

    /// <summary>Runs a saved report. Spends one request of the insights budget.</summary>
    /// <param name="run">The report and its scope.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of rows.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused the report's query.</exception>
    /// <exception cref="NotFoundException">There is no such report any more.</exception>
    Task<QueryPage> RunReportAsync(ReportRun run, CancellationToken cancellationToken = default);

    /// <summary>Lists every dashboard that the credential reaches. Spends one request of the insights budget; kept as long as a schema.</summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The dashboards, of events and over all.</returns>
    Task<Dated<IReadOnlyList<DashboardSummary>>> ListDashboardsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads a dashboard with the rows of its widgets. Spends one request of the insights budget. No parameter asks Sessionboard to mask
    /// personal data.
    /// </summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The dashboard.</returns>
    /// <exception cref="NotFoundException">There is no such dashboard any more.</exception>
    Task<Dashboard> GetDashboardAsync(DashboardSummary dashboard, CancellationToken cancellationToken = default);
}
