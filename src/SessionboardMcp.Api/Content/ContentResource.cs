using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Content;

/// <summary>What was recorded of sessions, and their files. Each read spends one entity read.</summary>
public sealed class ContentResource
{
    private readonly CredentialWire _wire;

    internal ContentResource(CredentialWire wire) => _wire = wire;

    /// <summary>Reads transcript, summary, insights, podcast and documents of a session.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The content; empty where nothing was recorded.</returns>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    public Task<SessionContent> GetAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(Call.To(ContentOperations.Get, eventId, sessionId), SessionContentReader.Read, cancellationToken);

    /// <summary>Lists the recordings of a session.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The recordings in the API's order.</returns>
    public async Task<IReadOnlyList<SessionRecording>> ListRecordingsAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        (await _wire
            .ListAsync(Call.To(ContentOperations.ListRecordings, eventId, sessionId), row => row.Deserialize(ContentJson.Default.SessionRecording), cancellationToken)
            .ConfigureAwait(false)).Items;

    /// <summary>Lists the files of a session, the newest version of each.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The files in the API's order.</returns>
    public async Task<IReadOnlyList<SessionFile>> ListFilesAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        (await _wire
            .ListAsync(Call.To(ContentOperations.ListFiles, eventId, sessionId), row => row.Deserialize(ContentJson.Default.SessionFile), cancellationToken)
            .ConfigureAwait(false)).Items;
}
