using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>What only the status search tells: deletions, and changes of sub-sessions. It tells no titles.</summary>
/// <param name="since">What changed later counts.</param>
/// <param name="traces">What changed or was deleted, each once.</param>
internal sealed class TracedChanges(DateTimeOffset since, IReadOnlyList<SessionTrace> traces)
{
    private const string Source = "source";

    private readonly HashSet<string> _parts =
        traces.SelectMany(trace => trace.Subsessions).Select(part => part.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The changes that the search of sessions did not find.</summary>
    public IEnumerable<RecordChange> Beside(IReadOnlyList<RecordChange> found)
    {
        var known = found.Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var trace in traces)
        {
            if (trace.DeletedAt > since)
                yield return new RecordChange(trace.DeletedAt.Value, "deleted", Kind(trace, "session"), trace.Id, trace.FriendlyId, null, Status(trace), null);
            else if (trace.DeletedAt is null && trace.CompositionStatus?.Role != Source && !known.Contains(trace.Id))
                yield return RecordChange.Of(since, trace.CreatedAt, trace.UpdatedAt, Kind(trace, "sub-session"), trace.Id, trace.FriendlyId, null, Status(trace), null);
        }
    }

    // A sub-session has a row of its own, which does not say that it is one; its parent's does. What the search of sessions does not
    // find although it stands is a sub-session too.
    private string Kind(SessionTrace trace, string otherwise) =>
        _parts.Contains(trace.Id) ? "sub-session" : trace.IsAbstract ? "abstract" : otherwise;

    private static string? Status(SessionTrace trace) => trace.CustomStatus?.Name ?? trace.Status;
}
