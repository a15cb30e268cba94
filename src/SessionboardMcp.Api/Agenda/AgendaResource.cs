using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Agenda;

/// <summary>Agenda drafts of an event. Each read spends one entity read, each write one of event management; a write is sent once.</summary>
public sealed class AgendaResource
{
    private readonly CredentialWire _wire;
    private readonly OwnVersion _drafts;
    private readonly OwnVersion _commits;

    internal AgendaResource(CredentialWire wire, OwnVersion drafts, OwnVersion commits) => (_wire, _drafts, _commits) = (wire, drafts, commits);

    /// <summary>What this credential wrote of an event's drafts so far: another word after each write, so that what is kept of them is read anew.</summary>
    /// <param name="eventId">The event.</param>
    public string Version(int eventId) => _drafts.Version(eventId);

    /// <summary>Which commits of an event this credential sent so far: another word after each, as all sessions may have moved by it.</summary>
    /// <param name="eventId">The event.</param>
    public string CommitVersion(int eventId) => _commits.Version(eventId);

    /// <summary>Lists the agenda drafts of an event.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The drafts in the API's order.</returns>
    public async Task<Dated<IReadOnlyList<AgendaDraft>>> ListDraftsAsync(int eventId, CancellationToken cancellationToken = default)
    {
        var page = await _wire
            .ListAsync(Call.To(AgendaOperations.ListDrafts, eventId), row => row.Deserialize(AgendaJson.Default.AgendaDraft), cancellationToken)
            .ConfigureAwait(false);
        return new Dated<IReadOnlyList<AgendaDraft>>(page.Items, page.ReceivedAt);
    }

    /// <summary>Lists where a draft puts the sessions.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The placements in the API's order.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public async Task<IReadOnlyList<DraftPlacement>> ListPlacementsAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        (await _wire
            .ListAsync(Call.To(AgendaOperations.ListPlacements, eventId, draftId), row => row.Deserialize(AgendaJson.Default.DraftPlacement), cancellationToken)
            .ConfigureAwait(false)).Items;

    /// <summary>Reads what committing a draft would change.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The changes; null where the answer has a form that is not understood, as Sessionboard does not describe it.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public Task<IReadOnlyList<DraftChange>?> GetChangesAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(Call.To(AgendaOperations.GetChanges, eventId, draftId), (root, _) => DraftChangesReader.Read(root), cancellationToken);

    /// <summary>Lists the rules by which Sessionboard plans an event.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The rules in the API's order.</returns>
    public Task<IReadOnlyList<SchedulingRule>> ListRulesAsync(int eventId, CancellationToken cancellationToken = default) => RulesAsync(AgendaOperations.ListRules, eventId, cancellationToken);

    /// <summary>Lists the personas by which Sessionboard judges the agenda of an event.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The personas in the API's order.</returns>
    public Task<IReadOnlyList<SchedulingRule>> ListPersonasAsync(int eventId, CancellationToken cancellationToken = default) => RulesAsync(AgendaOperations.ListPersonas, eventId, cancellationToken);

    /// <summary>Makes a draft. Nothing goes live by it.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="fields">The fields to write, by the API's names: <c>name</c> and <c>description</c>.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The draft as it was made.</returns>
    public Task<AgendaDraft> CreateDraftAsync(int eventId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(eventId, Call.To(AgendaOperations.CreateDraft, eventId, body: JsonWriting.Record(fields)), null, AgendaJson.Default.AgendaDraft, draft => draft.Id, cancellationToken);

    /// <summary>Changes a draft's name or description. The API takes no guard against a change by somebody else.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The draft as it is now.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public Task<AgendaDraft> UpdateDraftAsync(
        int eventId, string draftId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) =>
        WriteAsync(eventId, Call.To(AgendaOperations.UpdateDraft, eventId, draftId, body: JsonWriting.Record(fields)), draftId, AgendaJson.Default.AgendaDraft, draft => draft.Id, cancellationToken);

    /// <summary>Deletes a draft for good. The live agenda stays as it is.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public Task DeleteDraftAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        DoAsync(_drafts, eventId, Call.To(AgendaOperations.DeleteDraft, eventId, draftId), cancellationToken);

    /// <summary>Makes a draft the live agenda, for everybody and for good. What becomes of sessions without a place in it is not published.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public Task CommitDraftAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        _commits.WriteAsync(eventId, async () =>
        {
            await DoAsync(_drafts, eventId, Call.To(AgendaOperations.Commit, eventId, draftId), cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>Places a session in a draft.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="fields">The fields to write, by the API's names: <c>session_id</c>, <c>starts_at</c>, <c>ends_at</c> and <c>room_id</c>.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The placement as it was made.</returns>
    public Task<DraftPlacement> CreatePlacementAsync(
        int eventId, string draftId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) => WriteAsync(
            eventId,
            Call.To(AgendaOperations.CreatePlacement, eventId, draftId, body: JsonWriting.Record(fields)),
            null,
            AgendaJson.Default.DraftPlacement,
            placement => placement.Id,
            cancellationToken);

    /// <summary>Moves a session in a draft.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="placementId">The placement's UUID.</param>
    /// <param name="fields">The fields to write, by the API's names; the others stay.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>The placement as it is now.</returns>
    /// <exception cref="NotFoundException">The event has no such draft, or the draft no such placement.</exception>
    public Task<DraftPlacement> UpdatePlacementAsync(
        int eventId, string draftId, string placementId, IReadOnlyDictionary<string, JsonElement> fields, CancellationToken cancellationToken = default) => WriteAsync(
            eventId,
            Call.To(AgendaOperations.UpdatePlacement, eventId, draftId, body: JsonWriting.Record(fields), childId: placementId),
            placementId,
            AgendaJson.Default.DraftPlacement,
            placement => placement.Id,
            cancellationToken);

    /// <summary>Takes a session out of a draft.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="placementId">The placement's UUID.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <exception cref="NotFoundException">The event has no such draft, or the draft no such placement.</exception>
    public Task DeletePlacementAsync(int eventId, string draftId, string placementId, CancellationToken cancellationToken = default) =>
        DoAsync(_drafts, eventId, Call.To(AgendaOperations.DeletePlacement, eventId, draftId, childId: placementId), cancellationToken);

    /// <summary>
    /// Places, moves and takes out several sessions in one request. Each operation is carried out by itself, so some may fail where others succeed;
    /// where they stand afterwards is not told, and no guard against a change by somebody else is documented.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="draftId">The draft's UUID.</param>
    /// <param name="operations">The operations, <see cref="BulkOperation.Most"/> at most; their ids are those of placements.</param>
    /// <param name="cancellationToken">Leaves the call; Sessionboard may have received it.</param>
    /// <returns>What is told of each, in their order; null where nothing clear is.</returns>
    /// <exception cref="NotFoundException">The event has no such draft.</exception>
    public Task<IReadOnlyList<BulkResult?>> BulkPlacementsAsync(
        int eventId, string draftId, IReadOnlyList<BulkOperation> operations, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(operations.Count, BulkOperation.Most);
        return _drafts.WriteAsync(eventId, () => _wire.SendAsync(
            Call.To(AgendaOperations.BulkPlacements, eventId, draftId, body: Bulk.Body(operations)), (root, _) => Bulk.Read(root, operations), cancellationToken));
    }

    private async Task<IReadOnlyList<SchedulingRule>> RulesAsync(Operation operation, int eventId, CancellationToken cancellationToken) =>
        (await _wire.ListAsync(Call.To(operation, eventId), row => row.Deserialize(AgendaJson.Default.SchedulingRule), cancellationToken).ConfigureAwait(false)).Items;

    private Task<bool> DoAsync(OwnVersion own, int eventId, Call call, CancellationToken cancellationToken) => own.WriteAsync(eventId, async () =>
    {
        await _wire.DoAsync(call, cancellationToken).ConfigureAwait(false);
        return true;
    });

    private Task<T> WriteAsync<T>(int eventId, Call call, string? asked, JsonTypeInfo<T> type, Func<T, string> id, CancellationToken cancellationToken)
        where T : class => _drafts.WriteAsync(eventId, async () =>
    {
        var written = await _wire.SendAsync(call, (root, _) => Envelope.Record(root).Deserialize(type) ?? throw new JsonException("No record."), cancellationToken).ConfigureAwait(false);
        return WrittenId.Fits(id(written), asked) ? written : throw Malformed.Foreign(call.Operation, 200);
    });
}
