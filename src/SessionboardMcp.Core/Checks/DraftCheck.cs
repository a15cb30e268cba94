using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds the conflicts that a draft would create: what is wrong after it and was not before.</summary>
internal sealed class DraftCheck
{
    /// <summary>Compares the agenda before and after.</summary>
    public DraftCheck(IReadOnlyList<IndexedSession> before, IReadOnlyList<IndexedSession> after, EventClock clock)
    {
        var (old, planned) = (Of(before, clock), Of(after, clock));
        Created = [.. planned.Where(found => !old.ContainsKey(found.Key)).Select(found => found.Value)];
        All = [.. planned.Values];
        Resolved = old.Keys.Count(key => !planned.ContainsKey(key));
    }

    /// <summary>The conflicts that it would create.</summary>
    public IReadOnlyList<Problem> Created { get; }

    /// <summary>Every conflict that there would be, those of today included.</summary>
    public IReadOnlyList<Problem> All { get; }

    /// <summary>How many of today's conflicts would be gone.</summary>
    public int Resolved { get; }

    private static Dictionary<string, Problem> Of(IReadOnlyList<IndexedSession> sessions, EventClock clock)
    {
        // People are named by the sessions that they are in, so that no scope for contacts is needed.
        var overlaps = new OverlapRules(KnownContacts.None, clock);
        var placing = sessions.SelectMany(new SessionRules(KnownContacts.None, clock).Of)
            .Where(problem => problem.Kind is ProblemKinds.CapacityAboveRoom or ProblemKinds.EndsBeforeStart);
        return overlaps.People(sessions).Concat(overlaps.Rooms(sessions)).Concat(placing).DistinctBy(Key).ToDictionary(Key, StringComparer.Ordinal);
    }

    private static string Key(Problem problem) => string.Join('|',
    [
        problem.Kind,
        .. problem.Sessions.Select(session => session.Record.Id).Order(StringComparer.Ordinal),
        .. problem.People.Select(person => person.Id),
    ]);
}
