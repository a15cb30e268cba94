using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// What a draft has to hold before it is changed: every session that is live somewhere. What a commit does to those that it lacks is not published,
/// and may unschedule them.
/// </summary>
internal static class DraftFill
{
    /// <summary>Whether a session has a place of its own on the live agenda, be it only a time. Parts go with their session; abstracts are not on it.</summary>
    public static bool IsPlaced(IndexedSession session) => !session.Record.IsAbstract && session.Record is { StartsAt: not null } or { EndsAt: not null } or { Room: not null };

    /// <summary>The sessions that a draft lacks, and did not hold before: what somebody took out stays out.</summary>
    public static IReadOnlyList<IndexedSession> Lacking(IReadOnlyList<IndexedSession> sessions, AskedDraft draft)
    {
        var held = HeldOnce(draft.Draft, draft.Earlier).Concat(draft.Placements.Select(placement => placement.SessionId).OfType<string>()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. sessions.Where(session => IsPlaced(session) && !held.Contains(session.Record.Id))];
    }

    /// <summary>Whether Sessionboard refused to take a session into a draft: filling it on would not help, and it is shown as taken off.</summary>
    public static bool WasRefused(IndexedSession session, AskedDraft draft) => draft.Earlier.Any(change => change.Records.Any(record =>
        record is { Kind: RecordKind.Placement, Action: RecordAction.Create, Outcome: RecordOutcome.Refused, Drafted: { } drafted } && string.Equals(drafted.SessionId, session.Record.Id, StringComparison.OrdinalIgnoreCase) && PlacementRequest.DraftOf(change, record) == draft.Draft.Id));

    // What this connection is known to have placed in it.
    private static IEnumerable<string> HeldOnce(AgendaDraft draft, IReadOnlyList<ChangeSet> earlier) => earlier
        .SelectMany(change => change.Records.Select(record => (Change: change, Record: record)))
        .Where(one => one.Record is { Kind: RecordKind.Placement, IsWritten: true, Drafted: not null } && PlacementRequest.DraftOf(one.Change, one.Record) == draft.Id)
        .Select(one => one.Record.Drafted!.SessionId);
}
