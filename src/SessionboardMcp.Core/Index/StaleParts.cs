using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Finds sub-sessions that changed although their parents did not: only the parents' search tells what they are like, so a trace of
/// such a change means that everything has to be read.
/// </summary>
/// <param name="sessions">The sessions as they would be kept.</param>
/// <param name="latest">The latest change that was known before.</param>
internal sealed class StaleParts(IReadOnlyList<IndexedSession> sessions, DateTimeOffset latest)
{
    private const string Source = "source";

    private readonly HashSet<string> _sessions = sessions.Select(session => session.Record.Id).ToHashSet(StringComparer.Ordinal);

    private readonly Dictionary<string, DateTimeOffset?> _parts = sessions
        .SelectMany(session => session.Subsessions)
        .DistinctBy(part => part.Record.Id)
        .ToDictionary(part => part.Record.Id, part => part.Record.UpdatedAt, StringComparer.Ordinal);

    /// <summary>Whether there is any.</summary>
    /// <param name="updated">The traces of what changed.</param>
    /// <param name="gone">The ids of what was deleted.</param>
    public bool Any(IEnumerable<SessionTrace> updated, IReadOnlySet<string> gone) =>
        gone.Any(_parts.ContainsKey) || updated.Any(trace => !gone.Contains(trace.Id) && IsStale(trace));

    // A trace that neither the sessions nor their parts know is a new part, or something that no search shows; the latter must not
    // cause a whole reading time and again.
    private bool IsStale(SessionTrace trace)
    {
        if (_sessions.Contains(trace.Id) || trace.CompositionStatus?.Role == Source)
            return false;
        return _parts.TryGetValue(trace.Id, out var known) ? !(known >= trace.UpdatedAt) : trace.UpdatedAt > latest;
    }
}
