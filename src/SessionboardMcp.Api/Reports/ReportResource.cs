using System.Globalization;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Reports;

/// <summary>Saved reports, of events and over all.</summary>
public sealed class ReportResource
{
    private readonly CredentialWire _wire;
    private readonly IKeeping _keeping;
    private readonly TimeSpan _kept;

    internal ReportResource(CredentialWire wire, IKeeping keeping, TimeSpan kept) => (_wire, _keeping, _kept) = (wire, keeping, kept);

    /// <summary>
    /// Lists every saved report that the credential reaches. Spends one request of the insights budget a hundred reports; kept as long as
    /// a schema.
    /// </summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The reports, of events and over all.</returns>
    public Task<Dated<IReadOnlyList<SavedReport>>> ListAsync(CancellationToken cancellationToken = default) => _keeping.KeepAsync(
        "reports",
        _kept,
        reports => reports.Value.Count * 2,
        token => PageReader.AllAsync(page => PageAsync(page, token), report => report.Id),
        cancellationToken);

    /// <summary>Runs a saved report. Spends one request of the insights budget.</summary>
    /// <param name="run">The report and its scope.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of rows.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused the report's query.</exception>
    /// <exception cref="NotFoundException">There is no such report any more.</exception>
    public Task<QueryPage> RunAsync(ReportRun run, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(
            Call.To(ReportOperations.Run, id: run.Report.Id, body: ReportBody.Of(run)),
            (root, at) => QueryPageReader.Read(root, run.Page, run.Limit, at),
            cancellationToken);

    // This one list calls the size of a page a limit.
    private Task<Page<SavedReport>> PageAsync(int page, CancellationToken cancellationToken) => _wire.PageAsync(
        Call.To(ReportOperations.List, query: string.Create(CultureInfo.InvariantCulture, $"page={page}&limit={PageReader.MaxSize}")),
        ReportReader.Read,
        page,
        PageReader.MaxSize,
        cancellationToken);
}
