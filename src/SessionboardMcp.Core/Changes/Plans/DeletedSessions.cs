using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>A deleted session, abstract or part.</summary>
/// <param name="Id">The UUID.</param>
/// <param name="FriendlyId">The short id that organizers see.</param>
/// <param name="Name">Its title where it is known, else the friendly id.</param>
/// <param name="Status">Its status; null where it is not told.</param>
/// <param name="IsAbstract">Whether it was submitted.</param>
/// <param name="DeletedAt">When.</param>
/// <param name="AdminUrl">Where an organizer looks at it; null where that is not known.</param>
internal sealed record DeletedSession(string Id, string? FriendlyId, string Name, string? Status, bool IsAbstract, DateTimeOffset DeletedAt, string? AdminUrl);

/// <summary>
/// What of an event's sessions is deleted: by the status search, which alone tells deletions (and no titles), and by what the connection deleted
/// in the last minutes, which that search may not show yet. The titles are those of the connection's own deletions.
/// </summary>
internal sealed class DeletedSessions
{
    // A little longer than Sessionboard's own three minutes.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(4);

    private readonly IReadOnlyList<DeletedSession> _latestFirst;

    private DeletedSessions(IEnumerable<DeletedSession> deleted) =>
        _latestFirst = [.. deleted.DistinctBy(one => one.Id, StringComparer.OrdinalIgnoreCase).OrderByDescending(one => one.DeletedAt)];

    /// <summary>Reads them.</summary>
    /// <param name="asked">The event.</param>
    /// <param name="earlier">The change sets of the connection.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<DeletedSessions> ReadAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var search = new SessionTraceSearch { DeletedAfter = DateTimeOffset.UnixEpoch, Order = SearchOrder.CreatedAscending };
        var traces = await PageCollector.AllAsync(
            (page, size, token) => asked.Call.Client.Sessions.SearchTracesAsync(asked.Summary.Id, search, page, size, token), trace => trace.Id, cancellationToken);
        var own = earlier.Where(change => change.EventId == asked.Summary.Id)
            .SelectMany(change => change.Records.Where(record => record is { Kind: RecordKind.Session, Action: RecordAction.Delete, IsWritten: true, Id: not null }).Select(record => (Record: record, At: change.SentAt ?? change.CreatedAt)))
            .ToList();
        var written = asked.Call.Client.Sessions.OwnWrites(asked.Summary.Id);
        return new DeletedSessions(
            traces.Where(trace => trace.DeletedAt is not null).Select(trace => Of(trace, own.Select(one => one.Record).FirstOrDefault(record => Same(record.Id, trace.Id))))
                .Concat(own.Where(one => asked.Call.Time.GetUtcNow() - one.At < Lag).Select(one => new DeletedSession(one.Record.Id!, Friendly(one.Record.Name), one.Record.Name, null, false, one.At, one.Record.AdminUrl)))
                // What was brought back just now is still in the list.
                .Where(one => written?.Sessions.Any(session => Same(session.Id, one.Id)) != true));
    }

    /// <summary>The one that is named by its id or friendly id, or by the title of one that the connection deleted itself; null for none, or several.</summary>
    public DeletedSession? Find(string wanted) =>
        _latestFirst.FirstOrDefault(one => IsNamed(one.Id, one.FriendlyId, wanted))
        ?? (Called(wanted) is [var only] ? only : null);

    /// <summary>Those of a title, of what the connection deleted itself.</summary>
    public IReadOnlyList<DeletedSession> Called(string title) => SameName.Among(_latestFirst, one => Title(one), title);

    /// <summary>Which could have been meant, in a sentence.</summary>
    public string Latest(int most) => _latestFirst.Count == 0
        ? "The event has none."
        : $"Deleted last: {string.Join(", ", _latestFirst.Take(most).Select(one => one.FriendlyId ?? one.Id))}. Sessionboard tells no titles of what is deleted; whats_changed tells when each was.";

    /// <summary>Whether an id is that of a record.</summary>
    public static bool IsNamed(string id, string? friendlyId, string wanted) => SameName.Id(wanted) is var given && (Same(id, given) || Same(friendlyId, given));

    private static DeletedSession Of(SessionTrace trace, RecordChange? known) => new(
        trace.Id, trace.FriendlyId, known?.Name ?? trace.FriendlyId ?? trace.Id, trace.CustomStatus?.Name ?? trace.Status, trace.IsAbstract, trace.DeletedAt!.Value, known?.AdminUrl);

    // Our own names begin with the friendly id.
    private static string? Friendly(string name) => name.Split(' ', 2) is [var first, _] && first.Contains('-', StringComparison.Ordinal) ? first : null;

    private static string Title(DeletedSession one) => one.FriendlyId is { } friendly && one.Name.StartsWith(friendly + " ", StringComparison.Ordinal) ? one.Name[(friendly.Length + 1)..] : one.Name;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
