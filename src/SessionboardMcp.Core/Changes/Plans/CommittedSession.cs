using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// A session that a commit may touch: those of the programme, and whatever else a draft has a place for. A draft made elsewhere may place abstracts, parts of
/// sessions, and what the event's list does not have (any more): they are shown like the others, as nothing goes live that nobody saw.
/// </summary>
/// <param name="Session">The session.</param>
/// <param name="Noun">What people call it; null for a session of the programme.</param>
internal sealed record CommittedSession(IndexedSession Session, string? Noun)
{
    /// <summary>All of them.</summary>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="draft">The draft.</param>
    public static IReadOnlyList<CommittedSession> Of(IReadOnlyList<IndexedSession> sessions, AskedDraft draft)
    {
        var placed = draft.Placements.Select(placement => placement.SessionId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<CommittedSession> found =
        [
            .. sessions.Where(session => !session.Record.IsAbstract || placed.Contains(session.Record.Id)).Select(session => new CommittedSession(session, SessionPlan.NounOf(session.Record.IsAbstract))),
            .. sessions.SelectMany(session => session.Parts()).Where(part => placed.Contains(part.Record.Id)).Select(part => new CommittedSession(part, RecordNouns.Part)),
        ];
        var known = found.Select(one => one.Session.Record.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. found, .. placed.Where(id => !known.Contains(id)).Order(StringComparer.OrdinalIgnoreCase).Select(id => new CommittedSession(OfId(id), RecordNouns.Unlisted))];
    }

    /// <summary>A session of which no more than the id is known.</summary>
    public static IndexedSession OfId(string id) => IndexedSession.Of(new Session { Id = id });
}
