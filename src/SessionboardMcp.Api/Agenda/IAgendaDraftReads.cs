using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Agenda;

/// <summary>Reads of agenda drafts. Each spends one entity read.</summary>
public interface IAgendaDraftReads
{
    /// <summary>Lists the agenda drafts of an event.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The drafts in the API's order.</returns>
    Task<Dated<IReadOnlyList<AgendaDraft>>> ListAgendaDraftsAsync(int eventId, CancellationToken cancellationToken = default);

    /// <summary>Lists where a draft puts the sessions.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The placements in the API's order.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    Task<IReadOnlyList<DraftPlacement>> ListDraftPlacementsAsync(int eventId, string draftId, CancellationToken cancellationToken = default);

    /// <summary>Reads what committing a draft would change.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The changes; null where the answer has a form that is not understood, as Sessionboard does not describe it.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    Task<IReadOnlyList<DraftChange>?> GetDraftChangesAsync(int eventId, string draftId, CancellationToken cancellationToken = default);
}
