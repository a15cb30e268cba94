using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Content;

/// <summary>Reads of what was recorded of sessions, and of their files. Each spends one entity read.</summary>
public interface ISessionContentReads
{
    /// <summary>Reads transcript, summary, insights, podcast and documents of a session.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The content; empty where nothing was recorded.</returns>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    Task<SessionContent> GetSessionContentAsync(int eventId, string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Lists the recordings of a session.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The recordings in the API's order.</returns>
    Task<IReadOnlyList<SessionRecording>> ListRecordingsAsync(int eventId, string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Lists the files of a session, the newest version of each.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The files in the API's order.</returns>
    Task<IReadOnlyList<SessionFile>> ListFilesAsync(int eventId, string sessionId, CancellationToken cancellationToken = default);
}
