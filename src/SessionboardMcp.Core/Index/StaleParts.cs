using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Finds sub-sessions that changed although their parents did not: only the parents' search tells what they are like, so a trace of
/// such a change means that everything has to be read.
/// </summary>
/// <param name="sessions">Of the sessions as they would be kept those that have, or whose parts have, any of the ids that were traced.</param>
/// <param name="latest">The latest change that was known before.</param>
internal sealed class StaleParts(IEnumerable<IndexedSession> sessions, DateTimeOffset latest)
{
    private const string Source = "source";

    /// <summary>Whether there is any.</summary>
    /// <param name="updated">The traces of what changed.</param>
    /// <param name="gone">The ids of what was deleted.</param>
    public bool Any(IReadOnlyCollection<SessionTrace> updated, IReadOnlySet<string> gone)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var parts = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            known.Add(session.Record.Id);
            foreach (var part in session.Subsessions)
                parts.TryAdd(part.Record.Id, part.Record.UpdatedAt);
        }

        return gone.Any(parts.ContainsKey) || updated.Any(trace => !gone.Contains(trace.Id) && IsStale(trace, known, parts));
    }

    // A trace that neither the sessions nor their parts know is a new part, or something that no search shows; the latter must not
    // cause a whole reading time and again.
    private bool IsStale(SessionTrace trace, HashSet<string> known, Dictionary<string, DateTimeOffset?> parts)
    {
        if (known.Contains(trace.Id) || trace.CompositionStatus?.Role == Source)
            return false;
        return parts.TryGetValue(trace.Id, out var at) ? !(at >= trace.UpdatedAt) : trace.UpdatedAt > latest;
    }
}
