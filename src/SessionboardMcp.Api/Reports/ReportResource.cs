using System.Globalization;
using System.Text.Json;
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
    private readonly OwnVersion _own;

    internal ReportResource(CredentialWire wire, IKeeping keeping, TimeSpan kept, OwnVersion own) => (_wire, _keeping, _kept, _own) = (wire, keeping, kept, own);

    /// <summary>
    /// Lists every saved report that the credential reaches. Spends one request of the insights budget a hundred reports; kept as long as
    /// a schema, or until the credential writes one.
    /// </summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The reports, of events and over all.</returns>
    public Task<Dated<IReadOnlyList<SavedReport>>> ListAsync(CancellationToken cancellationToken = default) => _keeping.KeepAsync(
        $"reports {_own.Version()}",
        _kept,
        reports => reports.Value.Count * 2,
        token => PageReader.AllAsync(page => PageAsync(page, token), report => report.Id),
        cancellationToken);

    /// <summary>Lists every saved report that the credential reaches, as they are now. Spends one request of the insights budget a hundred reports.</summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The reports, of events and over all.</returns>
    public async Task<IReadOnlyList<SavedReport>> ReadAsync(CancellationToken cancellationToken = default) =>
        (await PageReader.AllAsync(page => PageAsync(page, cancellationToken), report => report.Id).ConfigureAwait(false)).Value;

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

    /// <summary>Saves a report. Spends one write of event management. It is sent once.</summary>
    /// <param name="eventId">The event that it belongs to; null for one over all events.</param>
    /// <param name="fields">The fields to write, by the API's names: <c>name</c>, <c>query</c> and <c>category</c>.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The report; null where Sessionboard does not tell it, as its answer is not described: then the list does.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused a field.</exception>
    public Task<SavedReport?> CreateAsync(int? eventId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(Call.To(eventId is null ? ReportOperations.Create : ReportOperations.CreateInEvent, eventId, body: JsonWriting.Record(fields)), null, cancellationToken);

    /// <summary>Changes a report. The API takes no guard against a change by somebody else. Spends one write of event management. It is sent once.</summary>
    /// <param name="eventId">The event that it belongs to; null for one over all events.</param>
    /// <param name="reportId">The report's id.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The report as it is now; null where Sessionboard does not tell it.</returns>
    /// <exception cref="NotFoundException">There is no such report.</exception>
    public Task<SavedReport?> UpdateAsync(
        int? eventId, string reportId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(Call.To(eventId is null ? ReportOperations.Update : ReportOperations.UpdateInEvent, eventId, reportId, body: JsonWriting.Record(fields)), reportId, cancellationToken);

    /// <summary>Deletes a report; nothing brings it back. Spends one write of event management. It is sent once.</summary>
    /// <param name="eventId">The event that it belongs to; null for one over all events.</param>
    /// <param name="reportId">The report's id.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">There is no such report.</exception>
    public Task DeleteAsync(int? eventId, string reportId, CancellationToken cancellationToken = default) => _own.WriteAsync(null, async () =>
    {
        await _wire.DoAsync(Call.To(eventId is null ? ReportOperations.Delete : ReportOperations.DeleteInEvent, eventId, reportId), cancellationToken).ConfigureAwait(false);
        return true;
    });

    private Task<SavedReport?> WriteAsync(Call call, string? reportId, CancellationToken cancellationToken) => _own.WriteAsync(null, async () =>
    {
        var told = await _wire.TellAsync(call, root => ReportReader.Read(Envelope.Record(root)), cancellationToken).ConfigureAwait(false);
        return told is null || WrittenId.Fits(told.Id, reportId) ? told : throw Malformed.Foreign(call.Operation, 200);
    });

    // This one list calls the size of a page a limit.
    private Task<Page<SavedReport>> PageAsync(int page, CancellationToken cancellationToken) => _wire.PageAsync(
        Call.To(ReportOperations.List, query: string.Create(CultureInfo.InvariantCulture, $"page={page}&limit={PageReader.MaxSize}")),
        ReportReader.Read,
        page,
        PageReader.MaxSize,
        cancellationToken);
}
