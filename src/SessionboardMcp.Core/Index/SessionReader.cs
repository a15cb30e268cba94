using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>Reads an event's sessions and abstracts.</summary>
internal sealed class SessionReader(ISessionboardClient client, int eventId) : PartReader<IndexedSession>(client.Keeping)
{
    // By creation, as a record that is made meanwhile then comes last and moves no other.
    private static readonly SessionSearch All = new() { Order = SearchOrder.CreatedAscending };

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<IndexedSession>> WholeAsync(IProgress<Steps> steps, CancellationToken cancellationToken) => await FoundAsync(All, steps, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<IndexedSession>?> FreshenAsync(
        IndexPart<IndexedSession> known, DateTimeOffset latest, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changed = await FoundAsync(All with { UpdatedAfter = since }, null, cancellationToken);
        var updated = await TracedAsync(new SessionTraceSearch { UpdatedAfter = since, Order = SearchOrder.CreatedAscending }, cancellationToken);
        var deleted = await TracedAsync(new SessionTraceSearch { DeletedAfter = since, Order = SearchOrder.CreatedAscending }, cancellationToken);
        var total = await TotalAsync((page, size, token) => client.Sessions.SearchAsync(eventId, All, page, size, token), cancellationToken);

        var gone = updated.Concat(deleted).Where(trace => trace.DeletedAt is not null).Select(trace => trace.Id).ToHashSet(StringComparer.Ordinal);
        var freshened = new FreshenedSessions(known, changed, gone);
        var traced = freshened.With(updated.Select(trace => trace.Id).Concat(gone));
        return total == freshened.Items.Count && freshened.DoNamesAgree() && !new StaleParts(traced, latest).Any(updated, gone) ? freshened.Items : null;
    }

    /// <inheritdoc/>
    protected override string IdOf(IndexedSession item) => item.Record.Id;

    /// <inheritdoc/>
    protected override bool IsSame(IndexedSession known, IndexedSession anew) => SameRecord.Is(known, anew);

    /// <inheritdoc/>
    protected override long SizeOf(IndexedSession item) => Sizes.Of(item);

    /// <inheritdoc/>
    protected override DateTimeOffset? ChangeOf(IndexedSession item)
    {
        var latest = Later(item.Record.CreatedAt, item.Record.UpdatedAt);
        foreach (var part in item.Subsessions)
            latest = Later(latest, part.Record.UpdatedAt);
        return latest;
    }

    private Task<IReadOnlyList<IndexedSession>> FoundAsync(SessionSearch search, IProgress<Steps>? steps, CancellationToken cancellationToken) => AllAsync(
        (page, size, token) => client.Sessions.SearchAsync(eventId, search, page, size, token), IndexedSession.Of, steps, cancellationToken);

    private Task<IReadOnlyList<SessionTrace>> TracedAsync(SessionTraceSearch search, CancellationToken cancellationToken) => PageCollector.AllAsync(
        (page, size, token) => client.Sessions.SearchTracesAsync(eventId, search, page, size, token), trace => trace.Id, cancellationToken);
}
