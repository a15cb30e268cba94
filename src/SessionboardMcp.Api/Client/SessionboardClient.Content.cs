using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>The reads of recorded content and files.</summary>
internal sealed partial class SessionboardClient
{
    public Task<SessionContent> GetSessionContentAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        upstream.SendAsync(connection, Call.To(Operations.GetSessionContent, eventId, sessionId), SessionContentReader.Read, cancellationToken);

    public async Task<IReadOnlyList<SessionRecording>> ListRecordingsAsync(
        int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        (await ListAsync(Call.To(Operations.ListRecordings, eventId, sessionId), ApiJson.Default.SessionRecording, cancellationToken)
            .ConfigureAwait(false)).Items;

    public async Task<IReadOnlyList<SessionFile>> ListFilesAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        (await ListAsync(Call.To(Operations.ListFiles, eventId, sessionId), ApiJson.Default.SessionFile, cancellationToken)
            .ConfigureAwait(false)).Items;
}
