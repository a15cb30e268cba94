using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Sessions;

/// <summary>Sessions, submissions and sub-sessions of an event.</summary>
public sealed class SessionResource
{
    /// <summary>The most updates of one bulk request, as the API's description says.</summary>
    public const int MostInBulk = BulkOperation.Most;

    private readonly CredentialWire _wire;
    private readonly OwnSessions _own;

    internal SessionResource(CredentialWire wire, OwnSessions own) => (_wire, _own) = (wire, own);

    /// <summary>Searches the sessions of an event. Not rate limited; up to three minutes old at Sessionboard, but for this credential's own writes.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of sessions.</returns>
    public async Task<Page<Session>> SearchAsync(
        int eventId, SessionSearch search, int page, int pageSize, CancellationToken cancellationToken = default)
    {
        var found = await _wire.SearchAsync(SessionOperations.Search, eventId, SessionBody.Of(search), SessionJson.Default.Session, page, pageSize, cancellationToken)
            .ConfigureAwait(false);
        return found with { Items = _own.Newer(eventId, found.Items) };
    }

    /// <summary>Reads one session or sub-session. Spends one entity read; up to three minutes old at Sessionboard, but for this credential's own writes.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The session.</returns>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    public async Task<Session> GetAsync(int eventId, string sessionId, CancellationToken cancellationToken = default)
    {
        try
        {
            return _own.Newer(eventId, await SessionAsync(Call.To(SessionOperations.Get, eventId, sessionId), cancellationToken).ConfigureAwait(false), SessionOperations.Get.Name);
        }
        catch (NotFoundException) when (_own.Written(eventId, sessionId) is not null)
        {
            return _own.Written(eventId, sessionId)!;
        }
    }

    /// <summary>
    /// Searches sessions, submissions and sub-sessions in the short form that tells of deletions. Not rate limited.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of traces.</returns>
    public Task<Page<SessionTrace>> SearchTracesAsync(
        int eventId, SessionTraceSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        _wire.SearchAsync(
            SessionOperations.SearchTraces, eventId, SessionBody.Of(search), SessionJson.Default.SessionTrace, page, pageSize, cancellationToken);

    /// <summary>What this credential wrote to an event's sessions in the last minutes, which searches may not show yet; null where nothing.</summary>
    /// <param name="eventId">The event.</param>
    public OwnWrites? OwnWrites(int eventId) => _own.Of(eventId);

    /// <summary>
    /// Learns what this credential wrote in the last minutes through another process, or before this one was started, as reads may not show it yet. It
    /// may be told again and again.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="writes">What was written, each session once.</param>
    public void Learn(int eventId, IReadOnlyList<EarlierWrites> writes) => _own.Learn(eventId, writes);

    /// <summary>
    /// Remembers sessions as a search showed them after this credential wrote to them in bulk or by a commit, whose answers tell no values: other reads
    /// may be older for minutes.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessions">The sessions, each with what was written in it.</param>
    public void Saw(int eventId, IReadOnlyList<Session> sessions) => _own.Saw(eventId, sessions);

    /// <summary>Makes a session or submission. Spends one session write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="fields">The fields to write, by the API's names; <c>title</c> is needed. A dictionary, as what is absent is left alone and null is a value.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The session as it was made.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused a field.</exception>
    public Task<Session> CreateAsync(int eventId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(eventId, null, Call.To(SessionOperations.Create, eventId, body: JsonWriting.Record(fields)), cancellationToken);

    /// <summary>Changes fields of a session, a submission or a sub-session. Spends one session write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="readAt">When it had last changed as it was read (its <c>updated_at</c>): Sessionboard then refuses the update where somebody was faster. Null for no guard.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The session as it is now.</returns>
    /// <exception cref="ConflictException">Somebody changed it since; nothing was written.</exception>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    public Task<Session> UpdateAsync(
        int eventId, string sessionId, IReadOnlyDictionary<string, JsonElement> fields, DateTimeOffset? readAt, CancellationToken cancellationToken = default) =>
        WriteAsync(eventId, sessionId, Call.To(SessionOperations.Update, eventId, sessionId, body: JsonWriting.Record(fields, readAt)), cancellationToken);

    /// <summary>
    /// Changes fields of several sessions in one request, each succeeding or failing alone. Spends one session write. It is sent once. What the
    /// sessions hold afterwards is not told, and nothing documents that <c>updated_at</c> guards them.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="updates">The updates, <see cref="MostInBulk"/> at most.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>What is told of each, in their order; null where nothing clear is.</returns>
    public async Task<IReadOnlyList<BulkResult?>> BulkAsync(int eventId, IReadOnlyList<SessionUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(updates.Count, MostInBulk);
        BulkOperation[] operations = [.. updates.Select(update => new BulkOperation(BulkAction.Update, update.Id, update.Fields, update.ReadAt))];
        try
        {
            return await _wire.SendAsync(Call.To(SessionOperations.Bulk, eventId, body: Bulk.Body(operations)), (root, _) => Bulk.Read(root, operations), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _own.ForgetAsync(eventId, null).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes a session softly: <see cref="RestoreAsync"/> brings it back. Spends one session write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="ConflictException">It has sub-sessions; nothing was deleted.</exception>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    public async Task DeleteAsync(int eventId, string sessionId, CancellationToken cancellationToken = default)
    {
        await _wire.DoAsync(Call.To(SessionOperations.Delete, eventId, sessionId), cancellationToken).ConfigureAwait(false);
        await _own.DeletedAsync(eventId, sessionId).ConfigureAwait(false);
    }

    /// <summary>Brings back a deleted session. Spends one session write. It is sent once.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The session as it is again; null where the answer does not tell it.</returns>
    /// <exception cref="NotFoundException">The event has no such session, or it is not deleted.</exception>
    public async Task<Session?> RestoreAsync(int eventId, string sessionId, CancellationToken cancellationToken = default)
    {
        Session? told;
        try
        {
            told = await _wire.TellAsync(
                Call.To(SessionOperations.Restore, eventId, sessionId), root => Envelope.Record(root).Deserialize(SessionJson.Default.Session), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // It may have been carried out even where no answer came, and then it is not deleted any more.
            await _own.ForgetAsync(eventId, sessionId).ConfigureAwait(false);
            throw;
        }

        await _own.RestoredAsync(eventId, sessionId).ConfigureAwait(false);
        return told is not null && WrittenId.Fits(told.Id, sessionId) ? await _own.WroteAsync(eventId, told).ConfigureAwait(false) : null;
    }

    // An answer about another record must not be taken for this one's: it would be laid over the other, and be put back there.
    private async Task<Session> WriteAsync(int eventId, string? sessionId, Call call, CancellationToken cancellationToken)
    {
        var written = await SessionAsync(call, cancellationToken).ConfigureAwait(false);
        return WrittenId.Fits(written.Id, sessionId) ? await _own.WroteAsync(eventId, written).ConfigureAwait(false) : throw Malformed.Foreign(call.Operation, 200);
    }

    private Task<Session> SessionAsync(Call call, CancellationToken cancellationToken) => _wire.SendAsync(
        call,
        (root, _) => Envelope.Record(root).Deserialize(SessionJson.Default.Session) ?? throw new JsonException("No session."),
        cancellationToken);
}
