using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Reads sessions once more right after they were written in bulk or by a commit, by the search that Sessionboard does not limit: no answer told what they
/// are now, and other reads may be three minutes old. So what is asked or changed next rests on them as they are. What the search does not show yet is
/// left to <see cref="Flow.EarlierChanges"/>.
/// </summary>
internal static class UntoldSessions
{
    // Clocks differ. Another span than that of a later look-up, lest Sessionboard answer that one by what it kept of this.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads them, where there are any.</summary>
    /// <param name="change">The change set, sent.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Nobody's: see <see cref="Flow.ChangeSender"/>.</param>
    public static async Task LookAsync(ChangeSet change, ISessionboardClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        var untold = change.Records.Where(record => record is { Kind: RecordKind.Session, Action: RecordAction.Update, IsWritten: true, NotGuarded: true, Id: not null }).ToList();
        if (untold.Count == 0)
            return;
        // The change is done, and whoever waits for its answer takes a long silence for a failure.
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await BulkPrecheck.ChangedSinceAsync(change.EventId, (change.DecidedAt ?? change.CreatedAt) - Before, client, either.Token) is { } now)
                client.Sessions.Saw(change.EventId, [.. untold.Where(record => now.GetValueOrDefault(record.Id!) is { } session && Shows(session, record)).Select(record => now[record.Id!])]);
        }
        catch (Exception failure) when (failure is AccessEndedException || (failure is OperationCanceledException && patience.IsCancellationRequested))
        {
            // Whoever connects again reads anew; what was sent was sent, and must be told.
        }
    }

    private static bool Shows(Api.Sessions.Session session, RecordChange record) =>
        !(session.UpdatedAt <= record.BaseUpdatedAt) && record.Fields.All(field => SessionFields.Shows(session, field));
}
