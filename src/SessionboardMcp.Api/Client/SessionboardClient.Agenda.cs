using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>The reads of agenda drafts.</summary>
internal sealed partial class SessionboardClient
{
    public async Task<Dated<IReadOnlyList<AgendaDraft>>> ListAgendaDraftsAsync(int eventId, CancellationToken cancellationToken = default)
    {
        var page = await ListAsync(Call.To(Operations.ListAgendaDrafts, eventId), ApiJson.Default.AgendaDraft, cancellationToken).ConfigureAwait(false);
        return new Dated<IReadOnlyList<AgendaDraft>>(page.Items, page.ReceivedAt);
    }

    public async Task<IReadOnlyList<DraftPlacement>> ListDraftPlacementsAsync(
        int eventId, string draftId, CancellationToken cancellationToken = default) =>
        (await ListAsync(Call.To(Operations.ListDraftPlacements, eventId, draftId), ApiJson.Default.DraftPlacement, cancellationToken)
            .ConfigureAwait(false)).Items;

    public Task<IReadOnlyList<DraftChange>?> GetDraftChangesAsync(int eventId, string draftId, CancellationToken cancellationToken = default) =>
        upstream.SendAsync(
            connection, Call.To(Operations.GetDraftChanges, eventId, draftId), (root, _) => DraftChangesReader.Read(root), cancellationToken);

    private Task<Page<T>> ListAsync<T>(Call call, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        upstream.SendAsync(
            connection, call, (root, at) => PageReader.Read(root, type, 1, PageReader.MaxSize, at), cancellationToken);
}
