using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>An agenda draft laid over the agenda, and checked.</summary>
/// <param name="Agenda">The agenda before and after.</param>
/// <param name="Check">The conflicts that it would create.</param>
internal sealed record CheckedDraft(DraftedAgenda Agenda, DraftCheck Check)
{
    /// <summary>The latest draft that was asked about, checked once for all pages of its answer.</summary>
    public static CheckedDraft Of(
        IndexPart<IndexedSession> sessions, IndexPart<Setting> rooms, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<DraftChange>? changes, EventClock clock) =>
        sessions.Made.Of((typeof(CheckedDraft), clock.Zone), [rooms, placements, changes], () =>
        {
            var agenda = new DraftedAgenda(sessions.Items, [.. rooms.Items.OfType<Room>()], placements, changes);
            return new CheckedDraft(agenda, new DraftCheck(agenda.Before, agenda.After, clock));
        }, made => made.Agenda.Bytes + made.Check.All.Sum(problem => problem.Bytes));
}
