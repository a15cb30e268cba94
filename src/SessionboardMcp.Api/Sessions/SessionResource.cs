using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Sessions;

/// <summary>Sessions, submissions and sub-sessions of an event.</summary>
public sealed class SessionResource
{
    private readonly CredentialWire _wire;

    internal SessionResource(CredentialWire wire) => _wire = wire;

    /// <summary>Searches the sessions of an event. Not rate limited; up to three minutes old at Sessionboard.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of sessions.</returns>
    public Task<Page<Session>> SearchAsync(
        int eventId, SessionSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        _wire.SearchAsync(SessionOperations.Search, eventId, SessionBody.Of(search), SessionJson.Default.Session, page, pageSize, cancellationToken);

    /// <summary>Reads one session or sub-session. Spends one entity read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The session.</returns>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    public Task<Session> GetAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(
            Call.To(SessionOperations.Get, eventId, sessionId),
            (root, _) => Envelope.Record(root).Deserialize(SessionJson.Default.Session) ?? throw new JsonException("No session."),
            cancellationToken);

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
}
