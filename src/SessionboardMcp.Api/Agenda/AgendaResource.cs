using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Agenda;

/// <summary>Agenda drafts of an event. Each read spends one entity read.</summary>
public sealed class AgendaResource
{
    private readonly CredentialWire _wire;

    internal AgendaResource(CredentialWire wire) => _wire = wire;

    /// <summary>Lists the agenda drafts of an event.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The drafts in the API's order.</returns>
    public async Task<Dated<IReadOnlyList<AgendaDraft>>> ListDraftsAsync(int eventId, CancellationToken cancellationToken = default)
    {
        var page = await _wire
            .ListAsync(Call.To(AgendaOperations.ListDrafts, eventId), row => row.Deserialize(AgendaJson.Default.AgendaDraft), cancellationToken)
            .ConfigureAwait(false);
        return new Dated<IReadOnlyList<AgendaDraft>>(page.Items, page.ReceivedAt);
    }

    /// <summary>Lists where a draft puts the sessions.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The placements in the API's order.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public async Task<IReadOnlyList<DraftPlacement>> ListPlacementsAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        (await _wire
            .ListAsync(Call.To(AgendaOperations.ListPlacements, eventId, draftId), row => row.Deserialize(AgendaJson.Default.DraftPlacement), cancellationToken)
            .ConfigureAwait(false)).Items;

    /// <summary>Reads what committing a draft would change.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The changes; null where the answer has a form that is not understood, as Sessionboard does not describe it.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public Task<IReadOnlyList<DraftChange>?> GetChangesAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(Call.To(AgendaOperations.GetChanges, eventId, draftId), (root, _) => DraftChangesReader.Read(root), cancellationToken);
}
