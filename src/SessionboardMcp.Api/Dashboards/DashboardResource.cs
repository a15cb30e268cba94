using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Dashboards;

/// <summary>Dashboards, of events and over all.</summary>
public sealed class DashboardResource
{
    private readonly CredentialWire _wire;
    private readonly IKeeping _keeping;
    private readonly TimeSpan _kept;

    internal DashboardResource(CredentialWire wire, IKeeping keeping, TimeSpan kept) => (_wire, _keeping, _kept) = (wire, keeping, kept);

    /// <summary>Lists every dashboard that the credential reaches. Spends one request of the insights budget; kept as long as a schema.</summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The dashboards, of events and over all.</returns>
    public Task<Dated<IReadOnlyList<DashboardSummary>>> ListAsync(CancellationToken cancellationToken = default) => _keeping.KeepAsync(
        "dashboards",
        _kept,
        dashboards => dashboards.Value.Count,
        async token =>
        {
            var page = await _wire.ListAsync(Call.To(DashboardOperations.List), DashboardReader.Summary, token).ConfigureAwait(false);
            return new Dated<IReadOnlyList<DashboardSummary>>(page.Items, page.ReceivedAt);
        },
        cancellationToken);

    /// <summary>
    /// Reads a dashboard with the rows of its widgets. Spends one request of the insights budget. No parameter asks Sessionboard to mask
    /// personal data.
    /// </summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The dashboard.</returns>
    /// <exception cref="NotFoundException">There is no such dashboard any more.</exception>
    public Task<Dashboard> GetAsync(DashboardSummary dashboard, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(
            dashboard.EventId is { } eventId
                ? Call.To(DashboardOperations.GetOfEvent, eventId, dashboard.Id)
                : Call.To(DashboardOperations.Get, id: dashboard.Id),
            DashboardReader.Read,
            cancellationToken);
}
